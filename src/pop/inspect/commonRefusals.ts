import * as l10n from '@vscode/l10n';
import { accessTokenTimeProblem } from './accessTokenTime.ts';
import type { ClockSkew } from './accessTokenTime.ts';
import type { Evidence } from './evidence.ts';
import { refusal } from './validator.ts';

/** In milliseconds. */
export const minute = 60_000;

/** Why the times of the access token make a server refuse it. */
export function timeRefusals({ accessToken, now }: Evidence, skew: ClockSkew): readonly string[] {
  if (typeof accessToken === 'string') {
    return [];
  }
  switch (accessTokenTimeProblem(accessToken.claims, now, skew)) {
    case 'endless':
      return [l10n.t('the access token inside never expires')];
    case 'backwards':
      return [l10n.t('the access token inside begins to be valid after it has expired')];
    case 'expired':
      return [l10n.t('the access token inside has expired')];
    case 'early':
      return [l10n.t('the access token inside is not valid yet')];
    case undefined:
      return [];
  }
}

/**
 * Why the time of the signature makes a server refuse the token.
 * @param signedAt in seconds since the epoch.
 * @param longest age in milliseconds.
 */
export function ageRefusals(
  signedAt: number | undefined,
  longest: number,
  { token, now }: Evidence,
): readonly string[] {
  if (signedAt === undefined) {
    return token.claims.ts === undefined
      ? [l10n.t('the claim "{0}" is missing', 'ts')]
      : [l10n.t('the claim "{0}" is no time', 'ts')];
  }
  return refusal(
    signedAt * 1000 + longest < now,
    l10n.t('it was signed more than {0} minutes ago', longest / minute),
  );
}

/** Why the lack of claims makes a server refuse the token. */
export function missingClaims(
  names: readonly string[],
  { token: { claims } }: Evidence,
): readonly string[] {
  return names
    .filter((name) => typeof claims[name] !== 'string')
    .map((name) => l10n.t('the claim "{0}" is missing', name));
}
