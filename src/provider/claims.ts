const longestClaims = 16_384;

/** The members of a claims request that mean something: objects, or null for nothing special. */
const members = ['access_token', 'id_token', 'userinfo'];

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
    return isObject(claims) && members.every((member) => isObject(claims[member] ?? {}))
      ? JSON.stringify(claims)
      : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
