import { constants, verify } from 'node:crypto';
import type { KeyObject, VerifyKeyObjectInput } from 'node:crypto';
import type { DecodedToken } from '../../proof/popToken.ts';

/** In bits. Microsoft.IdentityModel and Go verify with such keys; careful libraries want 2048. */
const smallestRsaKey = 1024;

const hashes = { '256': 'sha256', '384': 'sha384', '512': 'sha512' } as const;
const curves: Readonly<Record<string, string>> = {
  ES256: 'prime256v1',
  ES384: 'secp384r1',
  ES512: 'secp521r1',
};

/**
 * Whether the signature of a token verifies with a public key (RFC 7515, RFC 7518). It is as
 * patient as known servers: small RSA keys and the header `crit` are theirs to refuse.
 */
export function signatureVerifies({ text, header }: DecodedToken, key: KeyObject): boolean {
  const { alg } = header;
  const input = typeof alg === 'string' ? verifyInput(alg, key) : undefined;
  const end = text.lastIndexOf('.');
  const signature = Buffer.from(text.slice(end + 1), 'base64url');
  try {
    return (
      input !== undefined &&
      verify(hashOf(String(alg)), Buffer.from(text.slice(0, end)), input, signature)
    );
  } catch {
    return false;
  }
}

/** The size of an RSA key in bits; undefined for others. */
export function rsaBits(key: KeyObject): number | undefined {
  return key.asymmetricKeyType === 'rsa' ? key.asymmetricKeyDetails?.modulusLength : undefined;
}

function hashOf(alg: string): string | null {
  const size = alg.slice(2);
  return size in hashes ? hashes[size as keyof typeof hashes] : null;
}

/** How to verify with a key; undefined if the key is none for the algorithm. */
function verifyInput(alg: string, key: KeyObject): VerifyKeyObjectInput | undefined {
  const isRsa = (rsaBits(key) ?? 0) >= smallestRsaKey;
  if (/^RS(?:256|384|512)$/.test(alg) && isRsa) {
    return { key };
  }
  if (/^PS(?:256|384|512)$/.test(alg) && isRsa) {
    return {
      key,
      padding: constants.RSA_PKCS1_PSS_PADDING,
      saltLength: constants.RSA_PSS_SALTLEN_DIGEST,
    };
  }
  if (key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === curves[alg]) {
    return { key, dsaEncoding: 'ieee-p1363' };
  }
  return alg === 'EdDSA' && /^ed(?:25519|448)$/.test(key.asymmetricKeyType ?? '')
    ? { key }
    : undefined;
}
