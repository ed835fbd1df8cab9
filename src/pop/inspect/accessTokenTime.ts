import type { JsonObject } from '../../proof/popToken.ts';
import { secondsOf } from './claimTime.ts';

/**
 * Why an access token is not valid now: it never expires, has expired, starts later, or starts
 * after its end.
 */
export type AccessTokenTimeProblem = 'endless' | 'expired' | 'early' | 'backwards';

/** How long after `exp` and before `nbf` a server still accepts a token, in milliseconds. */
export interface ClockSkew {
  readonly exp: number;
  readonly nbf: number;
}

/** As Azure guard allows, by its OpenID Connect library; no known server allows less. */
export const smallestClockSkew: ClockSkew = { exp: 0, nbf: 60_000 };

/**
 * The problem with the times of an access token (RFC 7519, sections 4.1.4 and 4.1.5); undefined
 * if there is none.
 * @param now in milliseconds since the epoch.
 */
export function accessTokenTimeProblem(
  claims: JsonObject,
  now: number,
  skew: ClockSkew,
): AccessTokenTimeProblem | undefined {
  const exp = secondsOf(claims.exp);
  const nbf = secondsOf(claims.nbf);
  if (exp === undefined) {
    return 'endless';
  }
  if (nbf !== undefined && nbf > exp) {
    return 'backwards';
  }
  if (exp * 1000 + skew.exp < now) {
    return 'expired';
  }
  return nbf !== undefined && nbf * 1000 - skew.nbf > now ? 'early' : undefined;
}
