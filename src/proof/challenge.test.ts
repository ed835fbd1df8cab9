import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  nextNonce,
  parseAuthenticationInfo,
  parseChallenges,
  popNonceChallenge,
} from './challenge.ts';

/** Challenges as plain data, to be compared. */
function challenges(field: string) {
  return parseChallenges(field).map(({ scheme, token68, parameters }) => [
    scheme,
    token68 ?? Object.fromEntries(parameters),
  ]);
}

describe('authentication header', () => {
  it('reads the example of RFC 9110, section 11.6.1', () => {
    const field = 'Basic realm="simple", Newauth realm="apps", type=1, title="Login to \\"apps\\""';
    assert.deepEqual(challenges(field), [
      ['basic', { realm: 'simple' }],
      ['newauth', { realm: 'apps', type: '1', title: 'Login to "apps"' }],
    ]);
  });

  const readable: readonly (readonly [what: string, field: string, expected: unknown])[] = [
    ['a scheme without anything', 'Negotiate', [['negotiate', {}]]],
    ['a token68', 'Negotiate YWJj==', [['negotiate', 'YWJj==']]],
    ['a token68 of one character and padding', 'Foo a=', [['foo', 'a=']]],
    ['a parameter that looks like token68', 'Foo a=b', [['foo', { a: 'b' }]]],
    ['empty list elements', ' , ,PoP nonce="a", ,', [['pop', { nonce: 'a' }]]],
    ['space around the equals sign', 'PoP nonce = "a"', [['pop', { nonce: 'a' }]]],
    ['tabs around commas', 'A b=c\t,\td=e', [['a', { b: 'c', d: 'e' }]]],
    ['names in any case', 'POP NONCE=a', [['pop', { nonce: 'a' }]]],
    ['a comma in quotes', 'PoP nonce="a, Basic b=c"', [['pop', { nonce: 'a, Basic b=c' }]]],
    ['an empty value', 'PoP nonce=""', [['pop', { nonce: '' }]]],
    ['the first of two values', 'PoP nonce=a, nonce=b', [['pop', { nonce: 'a' }]]],
    [
      'a URL without quotes',
      'PoP a=https://b.test/c, nonce=d',
      [['pop', { a: 'https://b.test/c', nonce: 'd' }]],
    ],
    ['base64 without quotes', 'PoP nonce=abc==', [['pop', { nonce: 'abc==' }]]],
    ['no commas', 'PoP realm="" nonce="a"', [['pop', { realm: '', nonce: 'a' }]]],
    [
      'no comma before a scheme',
      'Foo a=b PoP nonce=c',
      [
        ['foo', { a: 'b' }],
        ['pop', { nonce: 'c' }],
      ],
    ],
    ['a value that is missing', 'PoP a=b, c=, d=e', [['pop', { a: 'b', c: '', d: 'e' }]]],
    [
      'what stands after words without quotes',
      'PoP error_description=It has expired, nonce="a"',
      [['pop', { error_description: 'It', nonce: 'a' }]],
    ],
    ['nothing', '', []],
  ];
  for (const [what, field, expected] of readable) {
    it(`reads ${what}`, () => {
      assert.deepEqual(challenges(field), expected);
    });
  }

  it('leaves out what it cannot read, and what may belong to it', () => {
    assert.deepEqual(challenges('a=b, PoP c=d, @@, nonce="lost", Basic realm=x'), [
      ['pop', { c: 'd' }],
      ['basic', { realm: 'x' }],
    ]);
    assert.deepEqual(challenges('Negotiate YQ==, nonce="lost"'), [['negotiate', 'YQ==']]);
    assert.deepEqual(challenges('Basic realm=x, PoP nonce="never ends, Digest a=b'), [
      ['basic', { realm: 'x' }],
      ['pop', {}],
    ]);
  });

  it('is read in linear time', () => {
    for (const part of ['a', 'a ', 'a=', '"', '"\\', ' ,', 'a b=', '@', '= ']) {
      const field = part.repeat(100_000);
      assert.ok(parseChallenges(field).length <= 100_000);
      assert.ok(parseAuthenticationInfo(field).size <= 100_000);
    }
  });

  it('reads what it is given back, for any challenges', () => {
    const token = fc.stringMatching(/^[!#$%&'*+.^_`|~a-z0-9-]{1,12}$/);
    const value = fc.stringMatching(/^[ab ,="\\\t/;]{0,12}$/);
    const challenge = fc.record({
      scheme: token,
      parameters: fc.dictionary(token, value, { noNullPrototype: true, minKeys: 1 }),
    });
    fc.assert(
      fc.property(fc.array(challenge), (expected) => {
        const field = expected
          .map(({ scheme, parameters }) => {
            const list = Object.entries(parameters).map(
              ([name, text]) => `${name}="${text.replace(/["\\]/g, '\\$&')}"`,
            );
            return `${scheme} ${list.join(' , ')}`;
          })
          .join(', ');
        assert.deepEqual(
          challenges(field),
          expected.map(({ scheme, parameters }) => [scheme, parameters]),
        );
      }),
    );
  });

  it('reads any text without failing', () => {
    const text = fc.oneof(fc.string(), fc.stringMatching(/^[aP ,="\\@\t]*$/));
    fc.assert(
      fc.property(text, (field) => {
        parseChallenges(field);
        parseAuthenticationInfo(field);
      }),
    );
  });

  describe('of PoP', () => {
    const fields: readonly (readonly [what: string, fields: readonly string[]])[] = [
      ['that is the only one', ['PoP nonce="n=="']],
      ['after a realm', ['PoP realm="x", nonce="n=="']],
      ['after Bearer in one field', ['Bearer realm="x", PoP nonce="n=="']],
      ['after a scheme without anything', ['Negotiate, PoP nonce="n=="']],
      ['after a token68', ['Negotiate YQ==, pop nonce="n=="']],
      ['in a field of its own', ['Bearer error="invalid_token"', 'PoP nonce="n=="']],
      ['after a PoP challenge without one', ['PoP error="invalid_token", PoP nonce="n=="']],
    ];
    for (const [what, lines] of fields) {
      it(`has its nonce found ${what}`, () => {
        const headers = new Headers(lines.map((line) => ['WWW-Authenticate', line]));
        assert.equal(popNonceChallenge(headers), 'n==');
      });
    }

    it('takes no nonce of another scheme', () => {
      const headers = new Headers({ 'www-authenticate': 'Digest nonce="a", PoP realm="x"' });
      assert.equal(popNonceChallenge(headers), undefined);
      assert.equal(popNonceChallenge(new Headers()), undefined);
    });

    it('takes no nonce that no token can have', () => {
      for (const nonce of ['a b', 'a\\"b', 'ä', 'x'.repeat(8193)]) {
        const headers = new Headers({ 'www-authenticate': `PoP nonce="${nonce}"` });
        assert.equal(popNonceChallenge(headers), undefined);
      }
      const two = new Headers({ 'www-authenticate': 'PoP nonce="a b", PoP nonce="n"' });
      assert.equal(popNonceChallenge(two), 'n');
    });

    it('hands out the next nonce', () => {
      const info = (value: string) => new Headers({ 'authentication-info': value });
      assert.equal(nextNonce(info('nextnonce="n=="')), 'n==');
      assert.equal(nextNonce(info('qop=auth, NextNonce=n')), 'n');
      assert.equal(nextNonce(info('nextnonce=""')), undefined);
      assert.equal(nextNonce(info('nonce=n')), undefined);
      assert.equal(nextNonce(new Headers()), undefined);
    });

    it('hands out the next nonce after its own scheme, too', () => {
      const info = (value: string) => new Headers({ 'authentication-info': value });
      assert.equal(nextNonce(info('PoP nextnonce="n4", realm=""')), 'n4');
      assert.equal(nextNonce(info('pop realm="" nextnonce=n==')), 'n==');
      assert.equal(nextNonce(info('Digest nextnonce="n"')), undefined);
    });

    it('hands out nothing that no token can have', () => {
      for (const nonce of ['a b', 'a\\"b', 'ä', 'x'.repeat(8193)]) {
        const headers = new Headers({ 'authentication-info': `nextnonce="${nonce}"` });
        assert.equal(nextNonce(headers), undefined);
      }
    });
  });
});
