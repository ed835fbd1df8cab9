import { decodeJwt } from 'jose';
import type { BrokerToken } from '../broker/broker.ts';
import type { StoredAccount } from './account.ts';

/** A token is good until this long before it expires, in milliseconds; as the runtime has it. */
const safetyMargin = 5 * 60_000;

/** Entra issues no access token for longer, in milliseconds. */
const longestLife = 28 * 60 * 60_000;

/**
 * Until when a token may be given out, in milliseconds since the epoch: as long as both its
 * access token and its id token are good.
 */
export function goodUntil(token: BrokerToken): number {
  return Math.min(token.expiresOn - safetyMargin, idTokenGoodUntil(token));
}

/** The same for the id token only; a time in the past if it doesn't say when it expires. */
export function idTokenGoodUntil({ idToken }: BrokerToken): number {
  return (times(idToken).exp ?? 0) * 1000 - safetyMargin;
}

/** When an id token was issued, in seconds since the epoch; undefined if it doesn't say. */
export function issuedAt({ idToken }: BrokerToken): number | undefined {
  return times(idToken).iat;
}

/**
 * Whether an access token is older than the account's last sign-in, so that it lacks what the
 * sign-in brought. One that doesn't say when it was issued counts as older for as long as
 * tokens from before the sign-in may be around.
 */
export function isFromBeforeSignIn(
  { accessToken }: BrokerToken,
  { signedInAt, issuedAt: since }: Pick<StoredAccount, 'signedInAt' | 'issuedAt'>,
): boolean {
  if (since === undefined) {
    return false;
  }
  const { iat } = times(accessToken);
  return iat === undefined ? Date.now() < signedInAt + longestLife : iat < since;
}

function times(jwt: string): { readonly iat?: number; readonly exp?: number } {
  try {
    return decodeJwt(jwt);
  } catch {
    return {};
  }
}
