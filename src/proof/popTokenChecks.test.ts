import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { generateKeyPair, SignJWT } from 'jose';
import { buildPopRequest } from '../test/builders/requests.ts';
import { createTokenMaker } from '../test/builders/popTokens.ts';
import type { Changes, TokenMaker } from '../test/builders/popTokens.ts';
import { decodePopToken } from './popToken.ts';
import { boundTo, hasPopType, passes, signingKey } from './popTokenChecks.ts';
import type { StrictCheck } from './popTokenChecks.ts';

const request = buildPopRequest();
const otherKey = { kty: 'RSA', n: 'AQ', e: 'AQAB' };
const now = 1_700_000_000_000;
const quarter = 15 * 60;
const checks: readonly StrictCheck[] = ['signature', 'keyBinding', 'method', 'nonce', 'age'];

describe('the strict checks of a PoP token', () => {
  let maker: TokenMaker;

  before(async () => {
    maker = await createTokenMaker();
  });

  beforeEach(() => {
    mock.timers.enable({ apis: ['Date'], now });
  });

  afterEach(() => {
    mock.timers.reset();
  });

  async function failed(text: string): Promise<readonly StrictCheck[]> {
    const token = decodePopToken(text);
    const results = await Promise.all(
      checks.map(async (check) => passes(check, token, request, now)),
    );
    return checks.filter((_, index) => !results[index]);
  }

  it('hold for a token as the broker of Windows and Linux writes it', async () => {
    assert.deepEqual(await failed(await maker.sign()), []);
  });

  const cases: readonly (readonly [
    what: string,
    changes: Changes,
    expected: readonly StrictCheck[],
  ])[] = [
    ['no access token', { claims: { at: undefined } }, ['keyBinding']],
    [
      'the key in the access token only',
      { claims: { cnf: undefined } },
      ['signature', 'keyBinding'],
    ],
    ['a key that is null', { claims: { cnf: { jwk: null } } }, ['signature', 'keyBinding']],
    ['a key that is a text', { claims: { cnf: { jwk: 'key' } } }, ['signature', 'keyBinding']],
    ['no binding', { accessTokenClaims: { cnf: undefined } }, ['keyBinding']],
    ['a binding that is null', { accessTokenClaims: { cnf: null } }, ['keyBinding']],
    ['a binding that is a text', { accessTokenClaims: { cnf: 'kid' } }, ['keyBinding']],
    [
      'the binding to another key',
      { accessTokenClaims: { cnf: { jwk: otherKey } } },
      ['keyBinding'],
    ],
    ['another method', { claims: { m: 'get' } }, ['method']],
    ['another nonce', { claims: { nonce: 'nonce-2' } }, ['nonce']],
    ['a time a quarter of an hour ago', { claims: { ts: now / 1000 - quarter } }, []],
    ['a time in a quarter of an hour', { claims: { ts: now / 1000 + quarter } }, []],
    ['an earlier time', { claims: { ts: now / 1000 - quarter - 1 } }, ['age']],
    ['a later time', { claims: { ts: now / 1000 + quarter + 1 } }, ['age']],
    ['the digits of its time', { claims: { ts: String(now / 1000) } }, []],
    ['a time in another way to write it', { claims: { ts: ` ${now / 1000}` } }, ['age']],
    ['a time with an exponent', { claims: { ts: `${now / 1_000_000}e3` } }, ['age']],
    ['a time in a list', { claims: { ts: [now / 1000] } }, ['age']],
  ];
  for (const [what, changes, expected] of cases) {
    it(`${expected.length === 0 ? 'hold' : `except ${expected.join(' and ')} hold`} with ${what}`, async () => {
      assert.deepEqual(await failed(await maker.sign(changes)), expected);
    });
  }

  it('hold for another algorithm that is not symmetric', async () => {
    const other = await createTokenMaker('ES256');
    assert.deepEqual(await failed(await other.sign()), []);
  });

  it('hold for the whole key in the access token, in any form of it', async () => {
    const cnf = { jwk: { ...maker.publicJwk, use: 'sig' } };
    assert.deepEqual(await failed(await maker.sign({ accessTokenClaims: { cnf } })), []);
    const once = { claims: { cnf: undefined }, accessTokenClaims: { cnf } };
    assert.deepEqual(await failed(await maker.sign(once)), []);
  });

  it('of signature hold for no other signer, and for no symmetric key', async () => {
    const signer = (await generateKeyPair('RS256')).privateKey;
    assert.deepEqual(await failed(await maker.sign({ signer })), ['signature']);
    const secret = new TextEncoder().encode('a secret that is long enough for HS256');
    const jwk = { kty: 'oct', k: Buffer.from(secret).toString('base64url') };
    const symmetric = await new SignJWT({ cnf: { jwk } })
      .setProtectedHeader({ alg: 'HS256' })
      .sign(secret);
    assert.equal(await passes('signature', decodePopToken(symmetric), request, now), false);
  });
});

describe('the parts of a PoP token', () => {
  const token = (cnf: unknown, inner: unknown) =>
    ({
      text: '',
      header: {},
      claims: { cnf },
      accessToken: { text: '', header: {}, claims: { cnf: inner } },
      isEncrypted: false,
    }) as const;

  it('have the key that it is signed with: its own one, else that of the access token', () => {
    const other = { kty: 'EC' };
    assert.equal(signingKey(token({ jwk: otherKey }, { jwk: other })), otherKey);
    assert.equal(signingKey(token({ kid: 'x' }, { jwk: other })), other);
    assert.equal(signingKey(token({ jwk: null }, { jwk: 'x' })), undefined);
    assert.equal(signingKey({ ...token(undefined, {}), accessToken: undefined }), undefined);
  });

  it('have a type, whose case does not matter', () => {
    const types = ['pop', 'PoP', 'JWT', '', undefined, ['pop']];
    assert.deepEqual(
      types.filter((typ) => hasPopType({ typ })),
      ['pop', 'PoP'],
    );
  });

  it('are bound to a key by the claim cnf, if that is an object', () => {
    assert.equal(boundTo({ cnf: { kid: 'k' } }, 'kid'), 'k');
    for (const claims of [undefined, {}, { cnf: null }, { cnf: 'kid' }]) {
      assert.equal(boundTo(claims, 'kid'), undefined);
    }
  });
});
