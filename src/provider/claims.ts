/**
 * The same claims request for Entra, and another one for the native runtime, which keeps
 * tokens by their claims: members that are not understood are ignored (OpenID Connect Core
 * 1.0, section 5.5).
 */
export function distinctClaims(claims: string, requestId: string): string {
  return JSON.stringify({ ...(JSON.parse(claims) as object), request_id: requestId });
}

/** Asks for nothing special, past what the runtime keeps. */
export function freshClaims(requestId: string): string {
  return distinctClaims('{"id_token":{}}', requestId);
}
