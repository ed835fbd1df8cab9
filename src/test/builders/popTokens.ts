import { calculateJwkThumbprint, exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { CryptoKey, JWK } from 'jose';

/** What a test may change in an otherwise honest PoP token. */
export interface Changes {
  readonly header?: Record<string, unknown>;
  readonly claims?: Record<string, unknown>;
  readonly accessTokenClaims?: Record<string, unknown>;
  /** Signs instead of the key that the token carries. */
  readonly signer?: CryptoKey;
}

/** A key with the tokens that its owner can sign. */
export interface TokenMaker {
  readonly privateKey: CryptoKey;
  readonly publicJwk: JWK;
  readonly keyId: string;
  sign(changes?: Changes): Promise<string>;
}

/** Makes a key, and with it tokens as the broker signs them: for `buildPopRequest` unless changed. */
export async function createTokenMaker(algorithm = 'RS256'): Promise<TokenMaker> {
  const { privateKey, publicKey } = await generateKeyPair(algorithm);
  const publicJwk = await exportJWK(publicKey);
  const keyId = await calculateJwkThumbprint(publicJwk);
  const sign = async ({ header, claims, accessTokenClaims, signer }: Changes = {}) => {
    const seconds = Math.floor(Date.now() / 1000);
    const at = await new SignJWT({
      aud: 'https://api.contoso.test',
      exp: seconds + 3600,
      cnf: { kid: keyId },
      ...accessTokenClaims,
    })
      .setProtectedHeader({ typ: 'JWT', alg: algorithm })
      .sign(privateKey);
    return new SignJWT({
      at,
      ts: seconds,
      m: 'GET',
      u: 'api.contoso.test:8443',
      p: '/items',
      nonce: 'nonce-1',
      cnf: { jwk: publicJwk },
      ...claims,
    })
      .setProtectedHeader({ typ: 'pop', alg: algorithm, kid: keyId, ...header })
      .sign(signer ?? privateKey);
  };
  return { privateKey, publicJwk, keyId, sign };
}
