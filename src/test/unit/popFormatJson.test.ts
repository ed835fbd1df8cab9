import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatJson } from '../../pop/formatJson.ts';

describe('formatting JSON', () => {
  it('gives what JSON.stringify would, as long as JavaScript can hold it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const plain = JSON.stringify(value);
        assert.equal(formatJson(plain), JSON.stringify(JSON.parse(plain), undefined, 2));
        assert.equal(formatJson(formatJson(plain)), formatJson(plain));
      }),
    );
  });

  it('keeps numbers and the order of members as they are', () => {
    assert.equal(
      formatJson('{"b":1.0e2,"1":2,"a":0.10}'),
      '{\n  "b": 1.0e2,\n  "1": 2,\n  "a": 0.10\n}',
    );
  });

  it('leaves alone what is no JSON', () => {
    for (const text of ['', '{', 'hello', '{"a":1}x']) {
      assert.equal(formatJson(text), text);
    }
  });

  it('leaves alone what would become too long', () => {
    const deep = '['.repeat(10_000) + ']'.repeat(10_000);
    assert(formatJson(deep) === deep);
    const wide = `{"a":{"b":{"c":[${'1,'.repeat(400_000)}1]}}}`;
    assert(formatJson(wide) === wide);
  });
});
