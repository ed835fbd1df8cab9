import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseTolerantJson } from './tolerantJson.ts';

describe('JSON of people', () => {
  it('is JSON as well', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        assert.deepEqual(parseTolerantJson(text), JSON.parse(text));
      }),
    );
  });

  it('may have comments, commas at the end, a byte order mark', () => {
    const text = '\uFEFF{ // a\n "b": "// \\" /* c */, ]", /* d\n */ "e": [1, ], }';
    assert.deepEqual(parseTolerantJson(text), { b: '// " /* c */, ]', e: [1] });
  });

  it('has a comment only between two of its parts', () => {
    assert.deepEqual(parseTolerantJson('[1 // "a"\n, "\uFEFF"]'), [1, '\uFEFF']);
    assert.throws(() => parseTolerantJson('[1/**/2]'), SyntaxError);
  });

  it('is refused in linear time', () => {
    // Takes milliseconds; hours if each quote looks for its end again.
    for (const part of ['"', '"\\"', '/*', '//', ', ', ',']) {
      assert.throws(() => parseTolerantJson(part.repeat(400_000)), SyntaxError);
    }
  });
});
