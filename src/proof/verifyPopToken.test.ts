import assert from 'node:assert/strict';
import fc from 'fast-check';
import { randomBytes } from 'node:crypto';
import { base64url, EncryptJWT, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { decodePopToken, PopTokenError } from './popToken.ts';
import { verifyPopToken } from './verifyPopToken.ts';
import { createTokenMaker } from '../test/builders/popTokens.ts';
import { buildPopRequest } from '../test/builders/requests.ts';
import type { Changes, TokenMaker } from '../test/builders/popTokens.ts';

const request = buildPopRequest();
const otherKey = { kty: 'RSA', n: 'AQ', e: 'AQAB' };

describe('PoP token for a request', () => {
  let maker: TokenMaker;

  before(async () => {
    maker = await createTokenMaker();
  });

  it('is accepted for the request that it was signed for, and taken apart', async () => {
    const token = await maker.sign();
    assert.equal((await verifyPopToken(token, request)).text, token);
  });

  it('has a lowercase host without the default port', async () => {
    const token = await maker.sign({ claims: { u: 'api.contoso.test', p: '/a%20b' } });
    await verifyPopToken(token, { ...request, uri: 'https://API.contoso.test:443/a b' });
  });

  describe('of another maker', () => {
    for (const algorithm of ['PS256', 'ES256']) {
      it(`may be signed with ${algorithm}`, async () => {
        const other = await createTokenMaker(algorithm);
        await verifyPopToken(await other.sign(), request);
      });
    }

    for (const typ of ['PoP', 'JWT', undefined]) {
      it(`may have the type ${typ}`, async () => {
        await verifyPopToken(await maker.sign({ header: { typ } }), request);
      });
    }

    it('may name its whole key in the access token, once or twice', async () => {
      const cnf = { jwk: maker.publicJwk };
      await verifyPopToken(await maker.sign({ accessTokenClaims: { cnf } }), request);
      const once = { claims: { cnf: undefined }, accessTokenClaims: { cnf } };
      await verifyPopToken(await maker.sign(once), request);
    });

    it('may have a thumbprint beside a key that is null', async () => {
      const cnf = { kid: maker.keyId, jwk: null };
      await verifyPopToken(await maker.sign({ accessTokenClaims: { cnf } }), request);
    });

    it('may have its time as a text', async () => {
      const ts = String(Math.floor(Date.now() / 1000));
      await verifyPopToken(await maker.sign({ claims: { ts } }), request);
    });

    it('may have a host without its port, or with the usual one', async () => {
      const withoutPort = await maker.sign({ claims: { u: 'API.contoso.test' } });
      await verifyPopToken(withoutPort, request);
      const usualPort = await maker.sign({ claims: { u: 'api.contoso.test:443' } });
      await verifyPopToken(usualPort, { ...request, uri: 'https://api.contoso.test/items' });
    });

    it('may have a decoded path without its last slash', async () => {
      const uri = 'https://api.contoso.test:8443/users/a%20b/';
      for (const p of ['/users/a%20b/', '/users/a%20b', '/users/a b/', '/users/a b']) {
        await verifyPopToken(await maker.sign({ claims: { p } }), { ...request, uri });
      }
    });
  });

  describe('with an encrypted access token', () => {
    let at: string;

    before(async () => {
      at = await new EncryptJWT({ cnf: { kid: 'unreadable' } })
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .encrypt(randomBytes(32));
    });

    it('is accepted, since only the server can read what that is bound to', async () => {
      const token = await verifyPopToken(await maker.sign({ claims: { at } }), request);
      assert.deepEqual([token.isEncrypted, token.accessToken], [true, undefined]);
    });

    it('is refused all the same for another request, or with another signature', async () => {
      const { privateKey } = await generateKeyPair('RS256');
      const other = await maker.sign({ claims: { at, m: 'POST' } });
      await assert.rejects(verifyPopToken(other, request), { check: 'method' });
      const forged = await maker.sign({ claims: { at }, signer: privateKey });
      await assert.rejects(verifyPopToken(forged, request), { check: 'signature' });
    });
  });

  const refused: readonly (readonly [check: string, what: string, changes: Changes])[] = [
    [
      'type',
      'no access token, and another type',
      { header: { typ: 'JWT' }, claims: { at: undefined } },
    ],
    ['accessToken', 'no access token', { claims: { at: undefined } }],
    ['accessToken', 'an unreadable access token', { claims: { at: 'opaque' } }],
    ['signature', 'no key', { claims: { cnf: undefined } }],
    ['signature', 'a symmetric key', { claims: { cnf: { jwk: { kty: 'oct', k: 'AAAA' } } } }],
    ['signature', 'a broken key', { claims: { cnf: { jwk: { kty: 'RSA', n: 'AQ', e: '!' } } } }],
    ['keyBinding', 'an unbound access token', { accessTokenClaims: { cnf: undefined } }],
    ['keyBinding', 'another binding', { accessTokenClaims: { cnf: { kid: 'other' } } }],
    ['keyBinding', 'another whole key', { accessTokenClaims: { cnf: { jwk: otherKey } } }],
    ['keyBinding', 'a whole key that is none', { accessTokenClaims: { cnf: { jwk: 'x' } } }],
    ['method', 'another method', { claims: { m: 'POST' } }],
    ['host', 'another host', { claims: { u: 'evil.test' } }],
    ['host', 'another port', { claims: { u: 'api.contoso.test:443' } }],
    ['host', 'a host that is no text', { claims: { u: 5 } }],
    ['path', 'another path', { claims: { p: '/items/1' } }],
    ['path', 'the path of another folder', { claims: { p: '/items//' } }],
    ['path', 'no path', { claims: { p: undefined } }],
    ['nonce', 'another nonce', { claims: { nonce: 'nonce-2' } }],
    ['nonce', 'no nonce', { claims: { nonce: undefined } }],
    ['age', 'an old time', { claims: { ts: 1_600_000_000 } }],
    ['age', 'a time in the future', { claims: { ts: 9_600_000_000 } }],
    ['age', 'a time that is no number', { claims: { ts: 'now' } }],
    ['age', 'no time', { claims: { ts: undefined } }],
  ];
  for (const [check, what, changes] of refused) {
    it(`is refused with ${what}`, async () => {
      const token = await maker.sign(changes);
      await assert.rejects(verifyPopToken(token, request), { check });
    });
  }

  it('is refused with the signature of another key', async () => {
    const { privateKey } = await generateKeyPair('RS256');
    const token = await maker.sign({ signer: privateKey });
    await assert.rejects(verifyPopToken(token, request), { check: 'signature' });
  });

  it('is refused with a key of its own around a stolen access token', async () => {
    const thief = await generateKeyPair('RS256');
    const jwk = await exportJWK(thief.publicKey);
    const token = await maker.sign({ claims: { cnf: { jwk } }, signer: thief.privateKey });
    await assert.rejects(verifyPopToken(token, request), { check: 'keyBinding' });
  });

  it('is refused with a symmetric algorithm', async () => {
    const secret = new TextEncoder().encode('a secret that is long enough for HS256');
    const token = await new SignJWT(decodePopToken(await maker.sign()).claims)
      .setProtectedHeader({ typ: 'pop', alg: 'HS256' })
      .sign(secret);
    await assert.rejects(verifyPopToken(token, request), { check: 'signature' });
  });

  it('is refused if it is too long to be read', async () => {
    const token = await maker.sign({ claims: { padding: 'x'.repeat(200_000) } });
    await assert.rejects(verifyPopToken(token, request), { check: 'format' });
  });

  it('fails with nothing but its own error, whatever the token is', async () => {
    const encoded = (value: unknown) => base64url.encode(JSON.stringify(value));
    const key = fc.record(
      { kty: fc.constantFrom('RSA', 'EC', 'oct'), n: fc.string(), e: fc.string() },
      { requiredKeys: [] },
    );
    const claims = fc.record(
      {
        at: fc.anything(),
        ts: fc.anything(),
        cnf: fc.oneof(fc.jsonValue(), fc.record({ jwk: fc.oneof(key, fc.jsonValue()) })),
      },
      { requiredKeys: [] },
    );
    const header = fc.record({ typ: fc.constant('pop'), alg: fc.constantFrom('RS256', 'none') });
    const tokens = fc.oneof(
      fc.string(),
      fc
        .tuple(fc.oneof(header, fc.jsonValue()), fc.oneof(claims, fc.jsonValue()), fc.string())
        .map(([first, second, third]) => `${encoded(first)}.${encoded(second)}.${third}`),
    );
    await fc.assert(
      fc.asyncProperty(tokens, async (token) => {
        await assert.rejects(verifyPopToken(token, request), PopTokenError);
      }),
    );
  });
});
