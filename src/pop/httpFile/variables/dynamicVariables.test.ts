import assert from 'node:assert/strict';
import { dynamicValue } from './dynamicVariables.ts';

const now = Date.parse('2026-03-04T05:06:07.089Z');
const guid = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

describe('dynamic variable', () => {
  const patterns: readonly (readonly [content: string, pattern: RegExp])[] = [
    ['$guid', guid],
    ['$uuid', guid],
    ['$random.uuid', guid],
    ['$timestamp', /^1772600767$/],
    ['$timestamp -1 h', /^1772597167$/],
    ['$timestamp 2 d', /^1772773567$/],
    ['$isoTimestamp', /^2026-03-04T05:06:07.089Z$/],
    ['$datetime', /^2026-03-04T05:06:07.089Z$/],
    ['$datetime iso8601', /^2026-03-04T05:06:07.089Z$/],
    ['$datetime iso8601 1 y', /^2027-03-04T05:06:07.089Z$/],
    ['$datetime rfc1123', /^Wed, 04 Mar 2026 05:06:07 GMT$/],
    ['$datetime "YYYY-MM-DD"', /^2026-03-04$/],
    ["$datetime 'DD/MM/YY' -1 M", /^04\/02\/26$/],
    ['$datetime "dd-MM-yyyy" 1 d', /^05-03-2026$/],
    ['$localDatetime iso8601', /^2026-03-0\dT\d\d:\d\d:07.089[+-]\d\d:\d\d$/],
    ['$localDatetime rfc1123', /^\w{3}, 0\d Mar 2026 \d\d:\d\d:07 [+-]\d{4}$/],
    ['$randomInt', /^\d{1,3}$/],
    ['$randomInt 5 6', /^5$/],
    ['$randomInt -3 -2', /^-3$/],
    ['$random.integer(7, 8)', /^7$/],
    ['$random.integer( 7, 8 )', /^7$/],
    ['$random.integer()', /^\d{1,3}$/],
    ['$random.float(1, 2)', /^1(\.\d+)?$/],
    ['$random.float(1, 1.000001)', /^1(\.00000\d+)?$/],
    ['$random.alphabetic(4)', /^[A-Za-z]{4}$/],
    ['$random.alphabetic(1000)', /^[A-Za-z]{1000}$/],
    ['$random.alphanumeric(1000)', /[G-Zg-z]/],
    ['$random.alphanumeric(5)', /^\w{5}$/],
    ['$random.hexadecimal(6)', /^[\da-f]{6}$/],
    ['$random.email', /^[a-z]{8}@example\.com$/],
  ];
  for (const [content, pattern] of patterns) {
    it(`${content} has a value`, () => {
      assert.match(dynamicValue(content, now) ?? '', pattern);
    });
  }

  const others = [
    'guid',
    '$guids',
    'a$guid',
    '$constructor',
    '$datetime "YYYY',
    '$datetime iso8601 1 century',
    '$timestamp soon',
    '$timestamp 999999999999999 y',
    '$randomInt 2 1',
    '$randomInt 5 5',
    '$randomInt (5)6',
    '$randomInt 5(6)',
    '$randomInt 0 300000000000000',
    '$randomInt -200000000000000 200000000000000',
    '$random.float(2, 1)',
    '$random.float(a)',
    '$random.alphabetic(0)',
    '$random.alphabetic(a)',
    '$randomInt 1.5 2',
    '$randomInt a b',
    '$random.alphabetic(100000)',
    '$random.alphabetic(-1)',
    '$processEnv HOME',
  ];
  for (const content of others) {
    it(`${content} has none`, () => {
      assert.equal(dynamicValue(content, now), undefined);
    });
  }

  it('has another value each time', () => {
    assert.notEqual(dynamicValue('$guid', now), dynamicValue('$guid', now));
  });
});
