import assert from 'node:assert/strict';
import { inlinePrompt } from './inlinePrompt.ts';

describe('a question in a template', () => {
  for (const [content, name, suggestion] of [
    ['$input a', '$input a', undefined],
    ['$input  a b ? $value: c, d', '$input a b', 'c, d'],
    ['$pick a? $value: b , c', '$pick a', 'b'],
    ['$pick a', '$pick a', undefined],
    ['$password a? $value: b', '$password a', undefined],
  ] as const) {
    it(`asks for ${name} in "${content}"`, () => {
      assert.deepEqual(inlinePrompt(content), {
        name,
        description: name.replace(/^\S+ /, ''),
        isSecret: name.startsWith('$password'),
        ...(suggestion !== undefined && { suggestion }),
      });
    });
  }

  for (const content of ['a', '$input', '$input ?', '$inputs a', 'a $input b']) {
    it(`is none in "${content}"`, () => {
      assert.equal(inlinePrompt(content), undefined);
    });
  }
});
