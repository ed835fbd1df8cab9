import { calculateJwkThumbprint, compactVerify, importJWK } from 'jose';
import type { JWK } from 'jose';
import type { PopRequest } from './popRequest.ts';
import type { JsonObject, PopToken } from './popToken.ts';

/** The checks of which there is only one form. */
export type StrictCheck = 'signature' | 'keyBinding' | 'method' | 'nonce' | 'age';

type Check = (token: PopToken, request: PopRequest, now: number) => boolean | Promise<boolean>;

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

const checks: Record<StrictCheck, Check> = {
  signature: signatureVerifies,
  keyBinding: isBoundToAccessToken,
  method: ({ claims }, request) => claims.m === request.method,
  nonce: ({ claims }, request) => claims.nonce === request.nonce,
  age: ({ claims }, _, now) => Math.abs(now - seconds(claims.ts) * 1000) <= tolerance,
};

/**
 * Whether one check holds. A check that can't be carried out doesn't.
 * @param request the one that the token is to be for.
 * @param now in milliseconds since the epoch.
 */
export async function passes(
  check: StrictCheck,
  token: PopToken,
  request: PopRequest,
  now: number,
): Promise<boolean> {
  try {
    return await checks[check](token, request, now);
  } catch {
    return false;
  }
}

/**
 * The public key that the token carries (RFC 7800, section 3.2); if it has none, as in the draft,
 * the one that its access token carries.
 */
export function signingKey({ claims, accessToken }: PopToken): JWK | undefined {
  return wholeKey(claims) ?? wholeKey(accessToken?.claims);
}

function wholeKey(claims: JsonObject | undefined): JWK | undefined {
  const key = boundTo(claims, 'jwk');
  return typeof key === 'object' && key !== null ? key : undefined;
}

/** A time claim: a number, or its digits in a string, as some makers write it; NaN if neither. */
function seconds(claim: unknown): number {
  return typeof claim === 'number' || (typeof claim === 'string' && /^\d+$/.test(claim))
    ? Number(claim)
    : NaN;
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

async function signatureVerifies(token: PopToken): Promise<boolean> {
  const key = signingKey(token);
  const { alg } = token.header;
  if (!key || typeof alg !== 'string') {
    return false;
  }
  const options = { algorithms: asymmetricAlgorithms };
  await compactVerify(token.text, await importJWK(key, alg), options);
  return true;
}

/** The access token names the key itself (RFC 7800, section 3.2) or its thumbprint (RFC 7638). */
async function isBoundToAccessToken(token: PopToken): Promise<boolean> {
  const key = signingKey(token);
  if (!key) {
    return false;
  }
  const thumbprint = await calculateJwkThumbprint(key);
  const claims = token.accessToken?.claims;
  const boundKey = wholeKey(claims);
  return boundKey
    ? (await calculateJwkThumbprint(boundKey)) === thumbprint
    : boundTo(claims, 'kid') === thumbprint;
}
