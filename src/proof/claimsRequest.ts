import { isObject } from './isObject.ts';

const longestClaims = 16_384;

/** The members of a claims request that mean something: objects, or null for nothing special. */
const members = ['access_token', 'id_token', 'userinfo'];

/**
 * Decodes a claims request (OpenID Connect Core 1.0, section 5.5) as it stands in the `CLAIMS:`
 * tag: base64url of a JSON object. Standard base64 is taken too, since `WWW-Authenticate`
 * carries claims challenges in that form.
 * @returns the JSON, or undefined if it is anything else.
 */
export function parseClaims(encoded: string): string | undefined {
  if (encoded.length > longestClaims || !/^[\w+/-]+={0,2}$/.test(encoded)) {
    return undefined;
  }
  try {
    const json = new TextDecoder('utf-8', { fatal: true }).decode(bytesOf(encoded));
    const claims: unknown = JSON.parse(json);
    return isObject(claims) && members.every((member) => isObject(claims[member] ?? {}))
      ? JSON.stringify(claims)
      : undefined;
  } catch {
    return undefined;
  }
}

/** Without Node's `Buffer`, which web extensions don't have. */
function bytesOf(encoded: string): Uint8Array {
  const binary = atob(encoded.replace(/=+$/, '').replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
