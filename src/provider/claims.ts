const longestClaims = 16_384;

/**
 * The same claims request for Entra, and another one for the native runtime, which keeps
 * tokens by their claims: members that are not understood are ignored (OpenID Connect Core
 * 1.0, section 5.5).
 */
export function distinctClaims(claims: string, requestId: string): string {
  return JSON.stringify({ ...(JSON.parse(claims) as object), request_id: requestId });
}

/** Asks for a new id token, past what the runtime keeps. */
export function freshIdTokenClaims(requestId: string): string {
  return distinctClaims('{"id_token":{}}', requestId);
}

/**
 * Decodes a claims request (OpenID Connect Core 1.0, section 5.5) as it stands in the `CLAIMS:`
 * tag: base64url of a JSON object. Standard base64 is taken too, since `WWW-Authenticate`
 * carries claims challenges in that form.
 * @returns the JSON, or undefined where it is anything else.
 */
export function parseClaims(encoded: string): string | undefined {
  if (encoded.length > longestClaims || !/^[\w+/-]+={0,2}$/.test(encoded)) {
    return undefined;
  }
  try {
    const json = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(encoded, 'base64'));
    const claims: unknown = JSON.parse(json);
    return typeof claims === 'object' && claims !== null && !Array.isArray(claims)
      ? JSON.stringify(claims)
      : undefined;
  } catch {
    return undefined;
  }
}
