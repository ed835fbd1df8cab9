import assert from 'node:assert/strict';
import { accessTokenTimeVerdict, ageVerdict } from './timeVerdicts.ts';

const now = 1_700_000_000_000;
const seconds = now / 1000;
const quarter = 15 * 60;

describe('what is said of the age of a signature', () => {
  for (const [what, ts, state, sentence] of [
    ['now', seconds, 'good', /^It was signed less than 15 minutes ago\.$/],
    ['a quarter of an hour ago', seconds - quarter, 'good', /^It was signed less than/],
    ['earlier', seconds - quarter - 1, 'bad', /^It was signed more than 15 minutes ago;/],
    ['soon', seconds + 1, 'unknown', /signed up to 15 minutes in the future/],
    ['in a quarter of an hour', seconds + quarter, 'unknown', /signed up to 15 minutes/],
    ['later', seconds + quarter + 1, 'bad', /signed more than 15 minutes in the future/],
    ['in digits', String(seconds), 'unknown', /"ts" is no whole number/],
    ['never', undefined, 'bad', /^It doesn't say when it was signed/],
    ['in words', 'now', 'bad', /^It doesn't say when it was signed/],
  ] as const) {
    it(`is ${state} if it was signed ${what}`, () => {
      const verdict = ageVerdict({ ts }, now);
      assert.deepEqual([verdict.check, verdict.state], ['age', state]);
      assert.match(verdict.sentence, sentence);
    });
  }
});

describe('what is said of the times of an access token', () => {
  const minute = 60;
  for (const [what, claims, state, sentence] of [
    ['is valid', { nbf: seconds, exp: seconds + 1 }, 'good', /is valid at this time/],
    ['never ends', {}, 'bad', /doesn't say when it expires/],
    [
      'ends before it begins',
      { nbf: seconds + 1, exp: seconds },
      'bad',
      /begins to be valid after/,
    ],
    ['has expired', { exp: seconds - 10 * minute }, 'bad', /has expired/],
    [
      'is not valid yet',
      { nbf: seconds + 10 * minute, exp: seconds + 20 * minute },
      'bad',
      /is not valid yet/,
    ],
  ] as const) {
    it(`is ${state} if it ${what}`, () => {
      const verdict = accessTokenTimeVerdict(claims, now);
      assert.deepEqual([verdict.check, verdict.state], ['accessTokenTime', state]);
      assert.match(verdict.sentence, sentence);
    });
  }
});
