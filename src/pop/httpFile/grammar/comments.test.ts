import assert from 'node:assert/strict';
import { isSecretName, parseDirective, promptOf } from './comments.ts';

describe('a comment for programs', () => {
  for (const [comment, value] of [
    ['# @a b', 'b'],
    ['## @a b', 'b'],
    ['/// @a b', 'b'],
    ['#@a  b c', 'b c'],
    ['//@a=b', 'b'],
    ['# @a: b', 'b'],
    ['# @a  =  b=c', 'b=c'],
    ['# @a', ''],
  ] as const) {
    it(`has a name and the value "${value}" in "${comment}"`, () => {
      assert.deepEqual(parseDirective(comment), { name: 'a', value });
    });
  }

  for (const comment of ['# a', '# a @b', 'a # @b c', '# @a+b', '# @', '/ @a b']) {
    it(`is none in "${comment}"`, () => {
      assert.equal(parseDirective(comment), undefined);
    });
  }
});

describe('a value to be asked for', () => {
  it('has a name, and words that say what it is', () => {
    assert.deepEqual(
      [
        promptOf({ name: 'prompt', value: 'a  b c' }),
        promptOf({ name: 'secret', value: 'a' }),
        promptOf({ name: 'prompt', value: '' }),
        promptOf({ name: 'name', value: 'a' }),
      ],
      [
        { name: 'a', description: 'b c', isSecret: false },
        { name: 'a', description: '', isSecret: true },
        undefined,
        undefined,
      ],
    );
  });

  it('is hidden if its name says that it is a secret', () => {
    const secrets = ['password', 'passphrase', 'clientSecret', 'AccessTokenOfA', 'credential_a'];
    const names = [...secrets, 'apiKey', 'KEY', 'keyboard', 'user', 'id'];
    assert.deepEqual(names.filter(isSecretName), [...secrets, 'apiKey', 'KEY']);
  });
});
