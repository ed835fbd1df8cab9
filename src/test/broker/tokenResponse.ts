import { randomUUID } from 'node:crypto';
import { accountRecord, clientInfo } from './account.ts';
import type { Tampering } from './script.ts';
import {
  createSigningKey,
  httpRequestClaims,
  signAccessToken,
  signHttpRequest,
  signIdToken,
} from './tokens.ts';
import type { Grant, HttpRequestClaims, SigningKey } from './tokens.ts';

export interface BrokerKeys {
  /** The tenants' key, for id tokens and access tokens. */
  readonly issuer: SigningKey;
  /** The device's key, for signed HTTP requests. */
  readonly pop: SigningKey;
}

const popType = 1;
const bearerType = 0;
const anHour = 3600;

/** A token response as the broker sends it, with at most one thing wrong. */
export async function tokenResponse(
  honest: Grant,
  keys: BrokerKeys,
  how?: Tampering,
): Promise<object> {
  const grant = how === 'expired' ? expired(honest) : honest;
  const { account, membership, request, lifetimes } = grant;
  const isPop = request.popParams !== null;
  const { accessTokenSeconds, entraAheadSeconds } = lifetimes;
  const expiresOn = Date.now() + (entraAheadSeconds + accessTokenSeconds) * 1000;
  const token = await accessToken(grant, keys, how);
  return {
    brokerTokenResponse: {
      accessToken: token,
      accessTokenType: isPop === (how !== 'tokenType') ? popType : bearerType,
      expiresOn,
      extendedExpiresOn: expiresOn,
      idToken: await signIdToken(grant, keys.issuer),
      clientInfo: clientInfo(account),
      account: accountRecord(account, membership),
      grantedScopes: request.requestedScopes.join(' '),
    },
    // Some clients look for it here.
    ...(isPop && { signedHttpRequest: token }),
  };
}

async function accessToken(grant: Grant, keys: BrokerKeys, how?: Tampering): Promise<string> {
  if (how === 'empty') {
    return '';
  }
  const { popParams } = grant.request;
  const token =
    popParams === null || how === 'bearer'
      ? await signAccessToken(grant, keys.issuer)
      : await signHttpRequest(
          tamperedClaims(
            httpRequestClaims(
              await signAccessToken(
                how === 'innerAccount' ? somebodyElses(grant) : grant,
                keys.issuer,
                keys.pop,
              ),
              popParams,
            ),
            how,
          ),
          how === 'key' ? await createSigningKey() : keys.pop,
        );
  return how === 'signature' ? tamperedSignature(token) : token;
}

function tamperedClaims(claims: HttpRequestClaims, how?: Tampering): HttpRequestClaims {
  switch (how) {
    case 'method':
      return { ...claims, m: claims.m === 'DELETE' ? 'GET' : 'DELETE' };
    case 'host':
      return { ...claims, u: `other.${claims.u}` };
    case 'path':
      return { ...claims, p: `${claims.p}/other` };
    case 'nonce':
      return { ...claims, nonce: `${claims.nonce}0` };
    case 'time':
      return { ...claims, ts: claims.ts - anHour };
    default:
      return claims;
  }
}

/** Turns the first bit of the signature; the last ones may be padding. */
function tamperedSignature(token: string): string {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const bytes = Buffer.from(signature, 'base64url');
  bytes.writeUInt8(bytes.readUInt8() ^ 0x80);
  return [header, payload, bytes.toString('base64url')].join('.');
}

function somebodyElses(grant: Grant): Grant {
  return { ...grant, membership: { ...grant.membership, objectId: randomUUID() } };
}

function expired(grant: Grant): Grant {
  const lifetimes = {
    ...grant.lifetimes,
    accessTokenSeconds: -anHour,
    idTokenSeconds: -anHour,
  };
  return { ...grant, lifetimes };
}
