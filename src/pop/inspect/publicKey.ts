import { createPublicKey, X509Certificate } from 'node:crypto';
import type { JsonWebKey, KeyObject } from 'node:crypto';
import { calculateJwkThumbprint } from 'jose';
import type { JWK } from 'jose';
import type { JsonObject } from '../../proof/popToken.ts';

/** The key of a JWK (RFC 7517), or of the certificate in it; undefined if it can't be read. */
export function publicKey(jwk: JsonObject): KeyObject | undefined {
  try {
    const certificate = certificateOf(jwk);
    return certificate === undefined
      ? createPublicKey({ key: jwk as JsonWebKey, format: 'jwk' })
      : new X509Certificate(Buffer.from(certificate, 'base64')).publicKey;
  } catch {
    return undefined;
  }
}

/** The thumbprint by which a token names a key (RFC 7638); undefined if there is no such key. */
export async function thumbprintOf(jwk: JsonObject): Promise<string | undefined> {
  try {
    const key = certificateOf(jwk) === undefined ? jwk : publicKey(jwk)?.export({ format: 'jwk' });
    return await calculateJwkThumbprint(key as JWK);
  } catch {
    return undefined;
  }
}

/**
 * The certificate that holds the key, in base64 (RFC 7517, section 4.7): only if the key itself is
 * not there.
 */
export function certificateOf({ n, x, x5c }: JsonObject): string | undefined {
  const first: unknown = Array.isArray(x5c) ? x5c[0] : undefined;
  return n === undefined && x === undefined && typeof first === 'string' ? first : undefined;
}
