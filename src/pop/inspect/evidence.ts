import type { KeyObject } from 'node:crypto';
import { decodeToken, isEncryptedToken } from '../../proof/popToken.ts';
import type { DecodedToken, JsonObject } from '../../proof/popToken.ts';
import type { PopRequest } from '../../proof/popRequest.ts';
import { confirmationOf, keyIn } from './confirmation.ts';
import { certificateOf, publicKey, thumbprintOf } from './publicKey.ts';
import { repeatedMember } from './repeatedMember.ts';
import { signatureVerifies } from './signature.ts';

/** The access token inside: only its server can read an encrypted one. */
export type AccessToken = DecodedToken | 'encrypted' | 'missing';

/** A key in a token, with what it proves. */
export interface KeyEvidence {
  readonly key: KeyObject | undefined;
  /** Whether only the certificate in the JWK holds it. */
  readonly isFromCertificate: boolean;
  /** RFC 7638. */
  readonly thumbprint: string | undefined;
  /** Whether the PoP token's signature verifies with it. */
  readonly verifies: boolean;
}

/** All that verdicts and validators go by; found out once. */
export interface Evidence {
  readonly token: DecodedToken;
  readonly accessToken: AccessToken;
  /** The key that the PoP token carries. */
  readonly ownKey: KeyEvidence | undefined;
  /** The key that stands in the access token itself, which most only name by its thumbprint. */
  readonly accessTokenKey: KeyEvidence | undefined;
  /** What the access token says about its key; empty if it says nothing, or can't be read. */
  readonly confirmation: JsonObject;
  /** A member that stands twice in the claims. */
  readonly repeatedMember: string | undefined;
  /** The request that the token is sent with, if it is known. */
  readonly request: PopRequest | undefined;
  /** In milliseconds since the epoch. */
  readonly now: number;
}

/** @param now in milliseconds since the epoch. */
export async function gatherEvidence(
  token: DecodedToken,
  request: PopRequest | undefined,
  now: number,
): Promise<Evidence> {
  const accessToken = accessTokenIn(token);
  const claims = typeof accessToken === 'string' ? {} : accessToken.claims;
  const [, payload = ''] = token.text.split('.');
  return {
    token,
    accessToken,
    ownKey: await keyEvidence(keyIn(token.claims), token),
    accessTokenKey: await keyEvidence(keyIn(claims), token),
    confirmation: confirmationOf(claims) ?? {},
    repeatedMember: repeatedMember(Buffer.from(payload, 'base64url').toString()),
    request,
    now,
  };
}

function accessTokenIn({ claims: { at } }: DecodedToken): AccessToken {
  if (typeof at !== 'string') {
    return 'missing';
  }
  return isEncryptedToken(at) ? 'encrypted' : (decodeToken(at) ?? 'missing');
}

async function keyEvidence(
  jwk: JsonObject | undefined,
  token: DecodedToken,
): Promise<KeyEvidence | undefined> {
  if (!jwk) {
    return undefined;
  }
  const key = publicKey(jwk);
  const verifies = key !== undefined && signatureVerifies(token, key);
  return {
    key,
    isFromCertificate: certificateOf(jwk) !== undefined,
    thumbprint: await thumbprintOf(jwk),
    verifies,
  };
}
