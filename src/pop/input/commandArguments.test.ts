import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ArgumentError, parsePopArguments } from './commandArguments.ts';

describe('arguments of the PoP commands', () => {
  it('may be missing', () => {
    assert.deepEqual(parsePopArguments(undefined), {});
    assert.deepEqual(parsePopArguments(null), {});
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
    ['scopes', ['https://a.test/x', 7]],
    ['scopes', ['']],
    ['scopes', ['https://a.test/x', 'https://b.test/y']],
    ['scopes', ['VSCODE_TENANT:common']],
    ['nonce', ''],
    ['nonce', 'a"b'],
    ['account', {}],
    ['headers', { Accept: '*/*' }],
    ['headers', [['Accept']]],
    ['headers', [['Accept', '*/*'], 'Accept']],
    ['headers', [['Accept', 7]]],
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

  it('are refused in words that name them', () => {
    const reasons: readonly (readonly [given: unknown, message: string])[] = [
      ['text', 'The argument "0" can\'t be used. It must be an object.'],
      [{ run: () => 1 }, 'The argument "0" can\'t be used. It must be an object.'],
      [{ method: 7 }, 'The argument "method" can\'t be used. It has the wrong type.'],
      [
        { ['x'.repeat(70)]: 1 },
        `The argument "${'x'.repeat(64)}" can't be used. There is no argument of this name.`,
      ],
    ];
    for (const [given, message] of reasons) {
      assert.throws(() => parsePopArguments(given), { name: 'ArgumentError', message });
    }
  });

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
