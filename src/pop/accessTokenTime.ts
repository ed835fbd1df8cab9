import type { DecodedToken } from '../broker/signedHttpRequest.ts';

/** Why an access token is not valid now: it never expires, has expired, or starts later. */
export type AccessTokenTimeProblem = 'endless' | 'expired' | 'early';

/** How long after `exp` and before `nbf` a server still accepts a token, in milliseconds. */
export interface ClockSkew {
  readonly exp: number;
  readonly nbf: number;
}

/** What Azure guard allows, by its OpenID Connect library; no known server allows less. */
export const smallestClockSkew: ClockSkew = { exp: 0, nbf: 60_000 };

/**
 * What is wrong with the times of an access token (RFC 7519, sections 4.1.4 and 4.1.5);
 * undefined where nothing is.
 * @param now in milliseconds since the epoch.
 */
export function accessTokenTimeProblem(
  { claims: { exp, nbf } }: DecodedToken,
  now: number,
  skew: ClockSkew,
): AccessTokenTimeProblem | undefined {
  if (typeof exp !== 'number') {
    return 'endless';
  }
  if (exp * 1000 + skew.exp < now) {
    return 'expired';
  }
  return typeof nbf === 'number' && nbf * 1000 - skew.nbf > now ? 'early' : undefined;
}
