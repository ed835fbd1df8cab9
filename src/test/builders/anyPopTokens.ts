import { constants, generateKeyPairSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { calculateJwkThumbprint } from 'jose';
import type { JWK } from 'jose';

/** What is to be different from an honest token of Microsoft's brokers. */
export interface Differences {
  readonly header?: Record<string, unknown>;
  readonly claims?: Record<string, unknown>;
  readonly accessTokenClaims?: Record<string, unknown>;
  /** Stands in `at`. */
  readonly accessToken?: string;
  /** The claims as they are written, such as with a member twice. */
  readonly write?: (claims: object) => string;
  /** Signs instead of the maker's key. */
  readonly signer?: KeyObject;
}

/** A key of any kind and size, with the tokens that its owner signs. */
export interface AnyTokenMaker {
  readonly privateKey: KeyObject;
  readonly jwk: JWK;
  readonly thumbprint: string;
  readonly sign: (differences?: Differences) => string;
}

/** In seconds since the epoch: when all these tokens are signed. */
export const signedAt = 1_700_000_000;

/**
 * Makes tokens in forms that libraries refuse to sign. They are for `buildPopRequest` unless
 * changed.
 */
export async function createAnyTokenMaker(
  alg: 'RS256' | 'PS256' | 'ES256' | 'EdDSA' = 'RS256',
  bits = 2048,
): Promise<AnyTokenMaker> {
  const { privateKey, publicKey } = generateKeys(alg, bits);
  const jwk = publicKey.export({ format: 'jwk' }) as JWK;
  const thumbprint = await calculateJwkThumbprint(jwk);
  return {
    privateKey,
    jwk,
    thumbprint,
    sign: ({ header, claims, accessTokenClaims, accessToken, write, signer }: Differences = {}) => {
      const at =
        accessToken ??
        compact(
          { typ: 'JWT', alg: 'RS256' },
          JSON.stringify({
            aud: 'https://api.contoso.test',
            exp: signedAt + 3600,
            cnf: { kid: thumbprint },
            ...accessTokenClaims,
          }),
          () => Buffer.from('not verified'),
        );
      const all = {
        at,
        ts: signedAt,
        m: 'GET',
        u: 'api.contoso.test:8443',
        p: '/items',
        nonce: 'nonce-1',
        cnf: { jwk },
        ...claims,
      };
      const head = { typ: 'pop', alg, kid: thumbprint, ...header };
      return compact(head, (write ?? JSON.stringify)(all), (text) =>
        signature(text, head.alg, signer ?? privateKey),
      );
    },
  };
}

function generateKeys(alg: string, bits: number) {
  switch (alg) {
    case 'ES256':
      return generateKeyPairSync('ec', { namedCurve: 'P-256' });
    case 'EdDSA':
      return generateKeyPairSync('ed25519');
    default:
      return generateKeyPairSync('rsa', { modulusLength: bits });
  }
}

function compact(header: object, claims: string, signed: (text: Buffer) => Buffer): string {
  const text = [JSON.stringify(header), claims]
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.');
  return `${text}.${signed(Buffer.from(text)).toString('base64url')}`;
}

function signature(text: Buffer, alg: string, key: KeyObject): Buffer {
  if (alg === 'PS256') {
    const padding = constants.RSA_PKCS1_PSS_PADDING;
    return sign('sha256', text, { key, padding, saltLength: constants.RSA_PSS_SALTLEN_DIGEST });
  }
  const hash = key.asymmetricKeyType === 'ed25519' ? null : 'sha256';
  return sign(hash, text, { key, dsaEncoding: 'ieee-p1363' });
}
