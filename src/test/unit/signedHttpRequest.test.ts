import assert from 'node:assert/strict';
import fc from 'fast-check';
import { base64url, exportJWK, generateKeyPair, SignJWT } from 'jose';
import {
  decodeSignedHttpRequest,
  SignedHttpRequestError,
  verifySignedHttpRequest,
} from '../../broker/signedHttpRequest.ts';
import { createTokenMaker, request } from './signedHttpRequestFixture.ts';
import type { Changes, TokenMaker } from './signedHttpRequestFixture.ts';

const otherKey = { kty: 'RSA', n: 'AQ', e: 'AQAB' };

describe('signed HTTP request', () => {
  let maker: TokenMaker;

  before(async () => {
    maker = await createTokenMaker();
  });

  it('is taken apart with the access token inside', async () => {
    const { header, claims, accessToken } = decodeSignedHttpRequest(await maker.sign());
    assert.equal(header.typ, 'pop');
    assert.equal(claims.u, 'api.contoso.test:8443');
    assert.equal(accessToken?.claims.aud, 'https://api.contoso.test');
  });

  it('is accepted for the request that it was signed for', async () => {
    await verifySignedHttpRequest(await maker.sign(), request);
  });

  it('has a lower-case host without the default port', async () => {
    const token = await maker.sign({ claims: { u: 'api.contoso.test', p: '/a%20b' } });
    await verifySignedHttpRequest(token, { ...request, uri: 'https://API.contoso.test:443/a b' });
  });

  it('may write its type in any case, and have its whole key named', async () => {
    await verifySignedHttpRequest(await maker.sign({ header: { typ: 'PoP' } }), request);
    const cnf = { jwk: maker.publicJwk };
    await verifySignedHttpRequest(await maker.sign({ accessTokenClaims: { cnf } }), request);
  });

  const refused: readonly (readonly [check: string, what: string, changes: Changes])[] = [
    ['type', 'another type', { header: { typ: 'JWT' } }],
    ['accessToken', 'no access token', { claims: { at: undefined } }],
    ['accessToken', 'an unreadable access token', { claims: { at: 'opaque' } }],
    ['signature', 'no key', { claims: { cnf: undefined } }],
    ['signature', 'a symmetric key', { claims: { cnf: { jwk: { kty: 'oct', k: 'AAAA' } } } }],
    ['signature', 'a broken key', { claims: { cnf: { jwk: { kty: 'RSA', n: 'AQ', e: '!' } } } }],
    ['keyBinding', 'an unbound access token', { accessTokenClaims: { cnf: undefined } }],
    ['keyBinding', 'another binding', { accessTokenClaims: { cnf: { kid: 'other' } } }],
    ['keyBinding', 'another whole key', { accessTokenClaims: { cnf: { jwk: otherKey } } }],
    ['keyBinding', 'a broken whole key', { accessTokenClaims: { cnf: { jwk: 'x' } } }],
    ['method', 'another method', { claims: { m: 'POST' } }],
    ['host', 'another host', { claims: { u: 'evil.test' } }],
    ['host', 'another port', { claims: { u: 'api.contoso.test' } }],
    ['path', 'another path', { claims: { p: '/items/1' } }],
    ['nonce', 'another nonce', { claims: { nonce: 'nonce-2' } }],
    ['nonce', 'no nonce', { claims: { nonce: undefined } }],
    ['age', 'an old time', { claims: { ts: 1_600_000_000 } }],
    ['age', 'a time in the future', { claims: { ts: 9_600_000_000 } }],
    ['age', 'a time that is no number', { claims: { ts: 'now' } }],
  ];
  for (const [check, what, changes] of refused) {
    it(`is refused with ${what}`, async () => {
      const token = await maker.sign(changes);
      await assert.rejects(verifySignedHttpRequest(token, request), { check });
    });
  }

  it('is refused with the signature of another key', async () => {
    const { privateKey } = await generateKeyPair('RS256');
    const token = await maker.sign({ signer: privateKey });
    await assert.rejects(verifySignedHttpRequest(token, request), { check: 'signature' });
  });

  it('is refused with a key of its own around a stolen access token', async () => {
    const thief = await generateKeyPair('RS256');
    const jwk = await exportJWK(thief.publicKey);
    const token = await maker.sign({ claims: { cnf: { jwk } }, signer: thief.privateKey });
    await assert.rejects(verifySignedHttpRequest(token, request), { check: 'keyBinding' });
  });

  it('is refused with another algorithm', async () => {
    const secret = new TextEncoder().encode('a secret that is long enough for HS256');
    const token = await new SignJWT(decodeSignedHttpRequest(await maker.sign()).claims)
      .setProtectedHeader({ typ: 'pop', alg: 'HS256' })
      .sign(secret);
    await assert.rejects(verifySignedHttpRequest(token, request), { check: 'algorithm' });
  });

  it('is refused where it is too long to be read', async () => {
    const token = await maker.sign({ claims: { padding: 'x'.repeat(200_000) } });
    await assert.rejects(verifySignedHttpRequest(token, request), { check: 'format' });
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
        await assert.rejects(verifySignedHttpRequest(token, request), SignedHttpRequestError);
      }),
    );
  });
});
