import assert from 'node:assert/strict';
import { repeatedMember } from './repeatedMember.ts';

describe('a member that stands twice', () => {
  it('is found in the outer object and in others, however it is written', () => {
    for (const [text, expected] of [
      ['{"a":1,"a":2}', 'a'],
      ['{"a":1,"\\u0061":2}', 'a'],
      ['{"b":{"a":1,"a":2}}', 'a'],
      ['[{"a":[1],"a":2}]', 'a'],
      ['{"b":[{"c":1}],"b":1}', 'b'],
      ['{"b":{"c":1},"b":1}', 'b'],
    ] as const) {
      assert.equal(repeatedMember(text), expected, text);
    }
  });

  it('is none in other objects, in lists and in values', () => {
    for (const text of [
      '{"a":{"a":1},"b":{"a":1}}',
      '[{"a":1},{"a":1}]',
      '{"a":["b","b"],"c":"a","d":"a"}',
      '{"a":["x:","x:"],"b":"}"}',
      '["a","a"]',
      '"a"',
      '',
    ]) {
      assert.equal(repeatedMember(text), undefined, text);
    }
  });
});
