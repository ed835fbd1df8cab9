import * as l10n from '@vscode/l10n';
import type { JsonObject } from '../../proof/popToken.ts';
import { accessTokenTimeProblem, smallestClockSkew } from './accessTokenTime.ts';
import { secondsOf } from './claimTime.ts';
import type { Verdict } from './verdict.ts';

/** As patient as the most patient server known, in milliseconds. */
const oldest = 15 * 60_000;

/**
 * Whether the signature is new enough.
 * @param now in milliseconds since the epoch.
 */
export function ageVerdict({ ts }: JsonObject, now: number): Verdict {
  const check = 'age';
  const seconds = secondsOf(ts);
  if (seconds === undefined) {
    return {
      check,
      state: 'bad',
      sentence: l10n.t("It doesn't say when it was signed; servers that check its age refuse it."),
    };
  }
  const age = now - seconds * 1000;
  if (age < -oldest) {
    return {
      check,
      state: 'bad',
      sentence: l10n.t(
        "By this machine's clock, it was signed more than 15 minutes in the future: one of the clocks is wrong. The servers below don't check that; careful ones refuse it.",
      ),
    };
  }
  if (age > oldest) {
    return {
      check,
      state: 'bad',
      sentence: l10n.t('It was signed more than 15 minutes ago; no known server accepts that.'),
    };
  }
  if (age < 0) {
    return {
      check,
      state: 'unknown',
      sentence: l10n.t(
        "By this machine's clock, it was signed up to 15 minutes in the future. The servers below don't check that; careful ones may refuse it.",
      ),
    };
  }
  return Number.isInteger(ts)
    ? { check, state: 'good', sentence: l10n.t('It was signed less than 15 minutes ago.') }
    : {
        check,
        state: 'unknown',
        sentence: l10n.t(
          'It was signed less than 15 minutes ago, but "ts" is no whole number; some servers refuse that.',
        ),
      };
}

/**
 * Whether an access token, bound or not, is valid by its times.
 * @param now in milliseconds since the epoch.
 */
export function accessTokenTimeVerdict(claims: JsonObject, now: number): Verdict {
  const problem = accessTokenTimeProblem(claims, now, smallestClockSkew);
  if (problem === undefined) {
    return {
      check: 'accessTokenTime',
      state: 'good',
      sentence: l10n.t('The access token is valid at this time.'),
    };
  }
  const sentence = {
    endless: () => l10n.t("The access token doesn't say when it expires; servers refuse that."),
    backwards: () =>
      l10n.t('The access token begins to be valid after it has expired; servers refuse that.'),
    expired: () =>
      l10n.t('The access token has expired; servers allow 5 minutes after that at most.'),
    early: () =>
      l10n.t('The access token is not valid yet; some servers take it up to 5 minutes early.'),
  }[problem]();
  return { check: 'accessTokenTime', state: 'bad', sentence };
}
