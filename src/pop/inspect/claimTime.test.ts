import assert from 'node:assert/strict';
import { secondsOf } from './claimTime.ts';

describe('the time of a claim', () => {
  const times: readonly (readonly [unknown, number | undefined])[] = [
    [1_700_000_000, 1_700_000_000],
    [1.5, 1.5],
    ['1700000000', 1_700_000_000],
    ['1.5', undefined],
    ['', undefined],
    [' 1', undefined],
    [undefined, undefined],
    [null, undefined],
    [8.64e12, 8.64e12],
    [-8.64e12 - 1, undefined],
    ['8640000000001', undefined],
  ];
  for (const [value, seconds] of times) {
    it(`is ${seconds ?? 'none'} for ${value === undefined ? 'nothing' : JSON.stringify(value)}`, () => {
      assert.equal(secondsOf(value), seconds);
    });
  }
});
