import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SignJWT } from 'jose';
import { createTokenMaker } from '../../test/builders/popTokens.ts';
import type { TokenMaker } from '../../test/builders/popTokens.ts';
import { buildPopRequest } from '../../test/builders/requests.ts';
import { inspectToken, InspectionError } from './inspection.ts';
import { inspectionReport } from './inspectionReport.ts';

const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('the inspection of a token', () => {
  let maker: TokenMaker;

  before(async () => {
    maker = await createTokenMaker();
  });

  it('finds the token in a header and in a curl command', async () => {
    const token = await maker.sign();
    for (const text of [
      `Authorization: PoP ${token}\r\n`,
      `curl -H 'Authorization: PoP ${token}'`,
    ]) {
      const { token: found } = await inspectToken(text, undefined, Date.now());
      assert.equal(found.text, token);
    }
  });

  it('tells kinds of tokens apart', async () => {
    const signed = (typ: string, claims: Record<string, unknown>) =>
      new SignJWT(claims).setProtectedHeader({ typ, alg: 'RS256' }).sign(maker.privateKey);
    const kind = async (token: string) => (await inspectToken(token, undefined, 0)).kind;
    assert.equal(await kind(await signed('JWT', { aud: 'x' })), 'bearer');
    assert.equal(await kind(await signed('JWT', { aud: 'x', cnf: { kid: 'x' } })), 'bound');
    assert.equal(await kind(await signed('JWT', { cnf: 'x' })), 'bound');
    const bound = { 'x5t#S256': 'x' };
    assert.equal(await kind(await signed('JWT', { cnf: { jkt: 'x' } })), 'dpopBound');
    assert.equal(await kind(await signed('JWT', { cnf: bound })), 'certificateBound');
    assert.equal(await kind(await signed('dpop+jwt', { htm: 'GET' })), 'dpop');
    assert.equal(await kind(await maker.sign({ header: { typ: 'JWT' } })), 'pop');
    assert.equal(await kind(await signed('JWT', { at: 'x', ts: 1 })), 'pop');
    assert.equal(await kind(await signed('JWT', { at: 'x' })), 'bearer');
    assert.equal(await kind(await signed('POP', {})), 'pop');
  });

  it('reads only the header of an encrypted token', async () => {
    const token = `${base64url({ alg: 'RSA-OAEP', enc: 'A256GCM', kid: 'k1' })}.a.b.c.d`;
    assert.deepEqual(await inspectToken(`Bearer ${token}`, undefined, 0), {
      kind: 'encrypted',
      token: { text: token, header: { alg: 'RSA-OAEP', enc: 'A256GCM', kid: 'k1' }, claims: {} },
    });
  });

  it('refuses what is no token, and what is cut off', async () => {
    const token = await maker.sign();
    const [header = '', claims = ''] = token.split('.');
    const refusals: readonly (readonly [string, RegExp])[] = [
      ['', /no token/],
      ['hello', /no token/],
      [`${header}.${claims.slice(0, 40)}.x`, /can't be read/],
      ['eyJhbGciOiJSUzI1NiJ9..', /can't be read/],
      [`${header.slice(0, 20)}.a.b.c.d`, /can't be read/],
    ];
    for (const [text, message] of refusals) {
      await assert.rejects(inspectToken(text, undefined, 0), { name: 'InspectionError', message });
    }
  });

  it('never fails with anything but its own error, nor does its report', async () => {
    const part = fc
      .oneof(
        fc.jsonValue(),
        fc.dictionary(
          fc.constantFrom('typ', 'at', 'cnf', 'ts', 'm', 'u', 'p', 'exp'),
          fc.jsonValue(),
        ),
      )
      .map(base64url);
    const text = fc.oneof(
      fc.string(),
      fc.tuple(part, part, part).map((parts) => parts.join('.')),
    );
    await fc.assert(
      fc.asyncProperty(text, async (value) => {
        try {
          const inspection = await inspectToken(value, buildPopRequest(), 0);
          inspectionReport(inspection, 'from a test', { now: 0, locale: 'en' });
        } catch (error) {
          assert.ok(error instanceof InspectionError, String(error));
        }
      }),
    );
  });
});
