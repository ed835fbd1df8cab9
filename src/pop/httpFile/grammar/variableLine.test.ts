import assert from 'node:assert/strict';
import { parseVariable } from './variableLine.ts';

describe('the definition of a variable', () => {
  for (const [line, name, value] of [
    ['@a = b', 'a', 'b'],
    ['@a=b=c', 'a', 'b=c'],
    ['@ a =', 'a', ''],
    ['@a:=b', 'a', 'b'],
    ['@a := b', 'a', 'b'],
    ['@a:b = c', 'a:b', 'c'],
  ] as const) {
    it(`gives ${name} the value "${value}" in "${line}"`, () => {
      assert.deepEqual(parseVariable(line), { name, value });
    });
  }

  for (const line of ['@a', 'a = b', '@a b = c', '@ = b', '@:= b']) {
    it(`is none in "${line}"`, () => {
      assert.equal(parseVariable(line), undefined);
    });
  }
});
