import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ArgumentError, parsePopArguments } from './commandArguments.ts';

describe('arguments of the PoP commands', () => {
  it('may be missing', () => {
    assert.deepEqual(parsePopArguments(undefined), {});
    assert.deepEqual(parsePopArguments({}), {});
  });

  it('are taken as they are if they are right', () => {
    const given = {
      method: 'POST',
      uri: 'https://a.test/b',
      scopes: ['https://a.test/.default'],
      nonce: 'n==',
      account: 'alex@contoso.test',
      headers: [['Accept', '*/*']],
      body: 'hello',
    };
    assert.deepEqual(parsePopArguments(given), given);
  });

  it('have their URL in canonical form', () => {
    const { uri } = parsePopArguments({ uri: 'https://A.test/x/../%62#c' });
    assert.equal(uri, 'https://a.test/b');
  });

  const wrong: readonly (readonly [argument: string, value: unknown])[] = [
    ['method', 'post'],
    ['method', 7],
    ['uri', '/items'],
    ['uri', 'http://a.test/'],
    ['uri', 'https://user:secret@a.test/'],
    ['scopes', 'https://a.test/.default'],
    ['scopes', []],
    ['scopes', ['']],
    ['scopes', ['https://a.test/x', 'https://b.test/y']],
    ['scopes', ['VSCODE_TENANT:common']],
    ['nonce', ''],
    ['nonce', 'a"b'],
    ['account', {}],
    ['headers', { Accept: '*/*' }],
    ['headers', [['Accept']]],
    ['body', null],
    ['token', 'x'],
    ['__proto__x', 'x'],
  ];
  for (const [argument, value] of wrong) {
    it(`are refused with ${argument} ${JSON.stringify(value)}`, () => {
      assert.throws(() => parsePopArguments({ [argument]: value }), {
        name: 'ArgumentError',
        argument,
      });
    });
  }

  it('are refused with nothing but their own error', () => {
    const names = fc.constantFrom('method', 'uri', 'scopes', 'nonce', 'account', 'headers', 'body');
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.dictionary(names, fc.anything())), (value) => {
        try {
          parsePopArguments(value);
        } catch (error) {
          assert.ok(error instanceof ArgumentError);
        }
      }),
    );
  });
});
