import { randomUUID } from 'node:crypto';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { CryptoKey, JWK } from 'jose';
import { displayName, homeAccountId, usernameIn } from './account.ts';
import type { Membership, StandInAccount } from './account.ts';
import { requestedContexts, resourceScopes } from './tokenRequest.ts';
import type { AuthParameters, PopParams } from './tokenRequest.ts';

/** An RSA key with the parts that go into tokens. */
export interface SigningKey {
  readonly privateKey: CryptoKey;
  readonly publicJwk: JWK;
  /** The key's thumbprint (RFC 7638). */
  readonly kid: string;
}

/** When tokens are issued, and for how long. */
export interface Lifetimes {
  /** From issue to expiry; negative for tokens that are expired from the start. */
  readonly accessTokenSeconds: number;
  readonly idTokenSeconds: number;
  /** How far Entra's clock, by which tokens are issued, is ahead of this machine's. */
  readonly entraAheadSeconds: number;
}

/** Whose token is asked for, in which tenant, by which request. */
export interface Grant {
  readonly account: StandInAccount;
  readonly membership: Membership;
  readonly request: AuthParameters;
  readonly lifetimes: Lifetimes;
}

export async function createSigningKey(): Promise<SigningKey> {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const publicJwk = await exportJWK(publicKey);
  return { privateKey, publicJwk, kid: await calculateJwkThumbprint(publicJwk) };
}

/** An id token (OpenID Connect Core 1.0, section 2) with the claims that Entra adds. */
export function signIdToken(grant: Grant, issuer: SigningKey): Promise<string> {
  const { account, membership, request, lifetimes } = grant;
  return sign(issuer, 'JWT', {
    ...identity(grant),
    ...validity(lifetimes, lifetimes.idTokenSeconds),
    aud: request.clientId,
    preferred_username: usernameIn(account, membership),
    name: displayName(account),
  });
}

/** An access token for the request's resource, bound to `popKey` if there is one. */
export function signAccessToken(
  grant: Grant,
  issuer: SigningKey,
  popKey?: SigningKey,
): Promise<string> {
  const { resource, names } = resourceScopes(grant.request.requestedScopes);
  const contexts = requestedContexts(grant.request.decodedClaims);
  return sign(issuer, 'JWT', {
    ...identity(grant),
    ...validity(grant.lifetimes, grant.lifetimes.accessTokenSeconds),
    aud: resource,
    scp: names,
    appid: grant.request.clientId,
    upn: usernameIn(grant.account, grant.membership),
    uti: randomUUID(),
    ...(contexts.length > 0 && { acrs: contexts }),
    ...(popKey && { cnf: { kid: popKey.kid } }),
  });
}

/** The claims of a signed HTTP request around an access token. */
export interface HttpRequestClaims {
  readonly at: string;
  readonly ts: number;
  readonly m: string;
  readonly u: string;
  readonly p: string;
  readonly nonce: string;
}

/**
 * The honest claims (draft-ietf-oauth-signed-http-request-03, section 3). The broker signs, by the
 * clock of its machine.
 */
export function httpRequestClaims(accessToken: string, pop: PopParams): HttpRequestClaims {
  return {
    at: accessToken,
    ts: seconds(),
    m: pop.httpMethod,
    u: pop.uriHost,
    p: pop.uriPath,
    nonce: pop.nonce,
  };
}

/** A signed HTTP request: claims and the public key that verifies them. */
export function signHttpRequest(claims: HttpRequestClaims, key: SigningKey): Promise<string> {
  return sign(key, 'pop', { ...claims, cnf: { jwk: { ...key.publicJwk, kid: key.kid } } });
}

function identity({ account, membership }: Grant): Record<string, unknown> {
  const [home] = account.tenants;
  const issuer = (tenantId: string) => `https://${account.environment}/${tenantId}/v2.0`;
  return {
    iss: issuer(membership.tenantId),
    ver: '2.0',
    tid: membership.tenantId,
    oid: membership.objectId,
    sub: `${homeAccountId(account)}.${membership.tenantId}`,
    ...(membership.tenantId !== home.tenantId && { idp: issuer(home.tenantId) }),
  };
}

function validity({ entraAheadSeconds }: Lifetimes, lifetime: number) {
  const now = seconds() + entraAheadSeconds;
  return { iat: now, nbf: now, exp: now + lifetime };
}

function seconds(): number {
  return Math.floor(Date.now() / 1000);
}

function sign(key: SigningKey, typ: string, claims: Record<string, unknown>): Promise<string> {
  return new SignJWT(claims)
    .setProtectedHeader({ typ, alg: 'RS256', kid: key.kid })
    .sign(key.privateKey);
}
