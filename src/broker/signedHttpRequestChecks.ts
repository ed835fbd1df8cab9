import { calculateJwkThumbprint, compactVerify, importJWK } from 'jose';
import type { JWK } from 'jose';
import type { PopRequest } from './broker.ts';
import type { JsonObject, SignedHttpRequest } from './signedHttpRequest.ts';

/** What has to hold for a PoP token, in the order in which it is best reported. */
export const signedHttpRequestChecks = [
  'type',
  'algorithm',
  'accessToken',
  'signature',
  'keyBinding',
  'method',
  'host',
  'path',
  'nonce',
  'age',
] as const;

export type SignedHttpRequestCheck = (typeof signedHttpRequestChecks)[number];

type Check = (
  request: SignedHttpRequest,
  expected: PopRequest | undefined,
  now: number,
) => boolean | Promise<boolean>;

/** The key is the sender's to choose, so nothing symmetric is among them. */
const asymmetricAlgorithms = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA'],
];

/**
 * How far a token's time and this machine's may be apart, in milliseconds: as much as the
 * most patient server known allows, since the broker may go by the server's clock.
 */
const tolerance = 15 * 60_000;

const checks: Record<SignedHttpRequestCheck, Check> = {
  type: ({ header }) => hasPopType(header),
  algorithm: ({ header }) => header.alg === 'RS256',
  accessToken: ({ accessToken }) => accessToken !== undefined,
  signature: signatureVerifies,
  keyBinding: isBoundToAccessToken,
  method: ({ claims }, expected) => expected !== undefined && claims.m === expected.method,
  host: ({ claims }, expected) => expected !== undefined && claims.u === new URL(expected.uri).host,
  path: ({ claims }, expected) =>
    expected !== undefined && claims.p === new URL(expected.uri).pathname,
  nonce: ({ claims }, expected) => expected !== undefined && claims.nonce === expected.nonce,
  age: ({ claims }, _, now) =>
    typeof claims.ts === 'number' && Math.abs(now - claims.ts * 1000) <= tolerance,
};

/**
 * Whether one check holds. A check that can't be carried out doesn't.
 * @param now in milliseconds since the epoch.
 */
export async function passes(
  check: SignedHttpRequestCheck,
  request: SignedHttpRequest,
  expected: PopRequest | undefined,
  now: number,
): Promise<boolean> {
  try {
    return await checks[check](request, expected, now);
  } catch {
    return false;
  }
}

/** The public key that the token carries (RFC 7800, section 3.2). */
export function signingKey({ claims }: SignedHttpRequest): JWK | undefined {
  const key = boundTo(claims, 'jwk');
  return typeof key === 'object' && key !== null ? key : undefined;
}

/** A media type, so its case doesn't matter (RFC 7515, section 4.1.9). */
export function hasPopType({ typ }: JsonObject): boolean {
  return typeof typ === 'string' && typ.toLowerCase() === 'pop';
}

/** A member of the claim that names the key a token is bound to (RFC 7800, section 3.1). */
export function boundTo(claims: JsonObject | undefined, confirmation: string): unknown {
  const cnf = claims?.cnf;
  return typeof cnf === 'object' && cnf !== null ? (cnf as JsonObject)[confirmation] : undefined;
}

async function signatureVerifies(request: SignedHttpRequest): Promise<boolean> {
  const key = signingKey(request);
  const { alg } = request.header;
  if (!key || typeof alg !== 'string') {
    return false;
  }
  const options = { algorithms: asymmetricAlgorithms };
  await compactVerify(request.text, await importJWK(key, alg), options);
  return true;
}

/** The access token names the key itself (RFC 7800, section 3.2) or its thumbprint (RFC 7638). */
async function isBoundToAccessToken(request: SignedHttpRequest): Promise<boolean> {
  const key = signingKey(request);
  if (!key) {
    return false;
  }
  const thumbprint = await calculateJwkThumbprint(key);
  const claims = request.accessToken?.claims;
  const jwk = boundTo(claims, 'jwk');
  return jwk === undefined
    ? boundTo(claims, 'kid') === thumbprint
    : (await calculateJwkThumbprint(jwk as JWK)) === thumbprint;
}
