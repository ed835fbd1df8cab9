import {
  calculateJwkThumbprint,
  compactVerify,
  decodeJwt,
  decodeProtectedHeader,
  errors,
  importJWK,
  jwtVerify,
} from 'jose';
import type { JWK, JWTPayload, JWTVerifyGetKey } from 'jose';

const longestAgeSeconds = 300;
const clockSkewSeconds = 60;

/** The HTTP request that a token came with. */
export interface ReceivedRequest {
  readonly method: string;
  /** The server's own name: host, and port unless it is the default one. */
  readonly host: string;
  readonly path: string;
}

/** What a resource server knows of the caller when it has verified a token. */
export interface VerifiedToken {
  /** Claims of the signed HTTP request, without the access token. */
  readonly request: Readonly<Record<string, unknown>>;
  /** Claims of the access token. */
  readonly accessToken: JWTPayload;
  readonly nonce: string | undefined;
  /** Seconds since the epoch after which no server accepts this token any more. */
  readonly goodUntil: number;
}

/** A token that a server refuses; the message says why, in words for a person. */
export class Refusal extends Error {}

/**
 * Verifies a PoP token as a careful resource server does (draft-ietf-oauth-signed-http-request-03,
 * section 4): it is signed, by the key that its access token is bound to, for just this
 * request, a moment ago; and the access token is from the issuer.
 * @throws {Refusal}
 */
export async function verifyPopToken(
  token: string,
  received: ReceivedRequest,
  issuerKeys: JWTVerifyGetKey,
): Promise<VerifiedToken> {
  const { at, cnf, ...request } = await signedClaims(token);
  const accessToken = await verifyAccessToken(at, issuerKeys);
  const bound = accessToken.cnf as { kid?: unknown } | undefined;
  check(
    bound?.kid === (await calculateJwkThumbprint(cnf.jwk)),
    'The access token is bound to another key than the one that signed this request.',
  );
  const { m, u, p, ts, nonce } = request;
  check(
    m === received.method,
    `The token is signed for ${show(m)}, and this request is a ${received.method}.`,
  );
  check(
    u === received.host,
    `The token is signed for the host ${show(u)}, and this is ${received.host}.`,
  );
  check(
    p === received.path,
    `The token is signed for the path ${show(p)}, and this is ${received.path}.`,
  );
  check(typeof ts === 'number', 'The token has no time (ts).');
  const age = Date.now() / 1000 - ts;
  check(age <= longestAgeSeconds, `The token is ${Math.round(age)} seconds old.`);
  check(age >= -clockSkewSeconds, `The token is from ${Math.round(-age)} seconds in the future.`);
  return {
    request,
    accessToken,
    nonce: typeof nonce === 'string' ? nonce : undefined,
    goodUntil: ts + longestAgeSeconds,
  };
}

/** The claims of a signed HTTP request that is signed by the key that it carries. */
async function signedClaims(
  token: string,
): Promise<Record<string, unknown> & { at: string; cnf: { jwk: JWK } }> {
  try {
    const claims = decodeJwt<{ at?: unknown; cnf?: { jwk?: JWK } }>(token);
    const { typ } = decodeProtectedHeader(token);
    check(typ === 'pop', `The token has the type ${show(typ)}, and "pop" was expected.`);
    const { at, cnf } = claims;
    check(typeof at === 'string', 'The token has no access token in it (at).');
    check(cnf?.jwk !== undefined, 'The token has no key in it (cnf.jwk).');
    await compactVerify(token, await importJWK(cnf.jwk, 'RS256'), { algorithms: ['RS256'] });
    return { ...claims, at, cnf: { jwk: cnf.jwk } };
  } catch (error) {
    throw refusal(error, 'PoP token');
  }
}

async function verifyAccessToken(token: string, keys: JWTVerifyGetKey): Promise<JWTPayload> {
  try {
    return (await jwtVerify(token, keys, { algorithms: ['RS256'] })).payload;
  } catch (error) {
    throw refusal(error, 'access token');
  }
}

function refusal(error: unknown, what: string): unknown {
  if (error instanceof errors.JWSSignatureVerificationFailed) {
    return new Refusal(`The signature of the ${what} is wrong.`);
  }
  if (error instanceof errors.JWTExpired) {
    return new Refusal(`The ${what} has expired.`);
  }
  return error instanceof errors.JOSEError || error instanceof TypeError
    ? new Refusal(`The ${what} can't be read.`)
    : error;
}

function check(holds: boolean, otherwise: string): asserts holds {
  if (!holds) {
    throw new Refusal(otherwise);
  }
}

function show(value: unknown): string {
  return JSON.stringify(value);
}
