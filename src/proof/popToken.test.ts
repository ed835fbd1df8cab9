import assert from 'node:assert/strict';
import { decodePopToken, decodeToken } from './popToken.ts';
import { createTokenMaker } from '../test/builders/popTokens.ts';
import type { TokenMaker } from '../test/builders/popTokens.ts';

describe('PoP token', () => {
  let maker: TokenMaker;

  before(async () => {
    maker = await createTokenMaker();
  });

  it('is taken apart with the access token inside', async () => {
    const { header, claims, accessToken } = decodePopToken(await maker.sign());
    assert.equal(header.typ, 'pop');
    assert.equal(claims.u, 'api.contoso.test:8443');
    assert.equal(accessToken?.claims.aud, 'https://api.contoso.test');
  });

  it('may have an access token that nobody can read here, or none', async () => {
    for (const at of ['opaque', undefined, 5]) {
      assert.equal(decodePopToken(await maker.sign({ claims: { at } })).accessToken, undefined);
    }
  });

  it('says whether its access token is encrypted', async () => {
    for (const [at, expected] of [
      ['eyJhbGciOiJkaXIifQ..b.c.d', true],
      ['eyJhbGciOiJkaXIifQ.a.b.c.d', true],
      ['.a.b.c.d', false],
      ['a.b.c', false],
      ['a.b.c.d.e.f', false],
      ['a.b.c.d. ', false],
      [5, false],
    ] as const) {
      const { isEncrypted } = decodePopToken(await maker.sign({ claims: { at } }));
      assert.deepEqual([at, isEncrypted], [at, expected]);
    }
  });

  it('is refused if it is no token', () => {
    assert.throws(() => decodePopToken('text'), {
      name: 'PopTokenError',
      check: 'format',
      message: /check that failed is "format"/,
    });
  });

  it('is refused if its claims are nested too deep to be shown', async () => {
    const nested = async (levels: number) => {
      let a: unknown = 'a';
      for (let level = 0; level < levels; level++) {
        a = [a];
      }
      return decodeToken(await maker.sign({ claims: { a } }));
    };
    assert.equal(typeof (await nested(90)), 'object');
    assert.equal(await nested(110), undefined);
  });

  it('is refused if it is too long to be read', async () => {
    const padding = 'x'.repeat(128 * 1024);
    const token = await maker.sign({ claims: { padding } });
    assert.equal(decodeToken(token), undefined);
  });
});
