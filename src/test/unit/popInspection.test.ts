import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SignJWT } from 'jose';
import { inspectToken, InspectionError } from '../../pop/inspection.ts';
import { InspectionReport } from '../../pop/inspectionReport.ts';
import { findToken, maskTokens } from '../../pop/tokenText.ts';
import { createTokenMaker, request } from './signedHttpRequestFixture.ts';
import type { Changes, TokenMaker } from './signedHttpRequestFixture.ts';

const minute = 60_000;

/** What a report says of IdentityModel and of guard. */
function validatorLines(text: string): readonly string[] {
  return text
    .split('\n')
    .filter((line) => /^- (?:Microsoft\.IdentityModel|Azure guard)/.test(line));
}

describe('inspection of a PoP token', () => {
  let maker: TokenMaker;

  before(async () => {
    maker = await createTokenMaker();
  });

  /** The report on a token that is honest but for the changes. */
  async function report(changes?: Changes, sentWith = request, later = 0): Promise<string> {
    const now = Date.now() + later;
    const inspection = await inspectToken(await maker.sign(changes), sentWith, now);
    return new InspectionReport(now, 'en').render(inspection);
  }

  /** The report on such a token where its request is not known. */
  async function pastedReport(changes?: Changes): Promise<string> {
    const now = Date.now();
    const inspection = await inspectToken(await maker.sign(changes), undefined, now);
    return new InspectionReport(now, 'en').render(inspection);
  }

  it('finds nothing wrong with an honest token', async () => {
    const text = await report();
    assert.doesNotMatch(text, /FAILED/);
    assert.match(text, /Nothing is wrong/);
    assert.match(text, /Microsoft\.IdentityModel SignedHttpRequest: yes, with/);
    assert.match(text, /Azure guard: yes, if the name .* is "api\.contoso\.test:8443"\./);
  });

  it('leaves open what only the request can tell', async () => {
    const now = Date.now();
    const inspection = await inspectToken(await maker.sign(), undefined, now);
    assert(inspection.kind === 'pop');
    const open = inspection.verdicts.filter(({ outcome }) => outcome === 'unknown');
    assert.deepEqual(
      open.map(({ check }) => check),
      ['method', 'host', 'path', 'nonce'],
    );
    const text = await pastedReport();
    assert.match(text, /compare it with your request/);
    assert.match(
      text,
      /IdentityModel SignedHttpRequest: yes, .* method "GET", the host "api\.contoso\.test:8443" and the path "\/items"\./,
    );
  });

  it('says how long the tokens are valid, and what each claim means', async () => {
    const text = await report();
    assert.match(
      text,
      /- exp: \d+\n {2}When the token expires\.\n {2}.*in (?:59|1) (?:minutes|hour)/,
    );
    assert.match(text, /- m: "GET"\n {2}The HTTP method that the request must have\./);
  });

  it('explains nothing that it does not know', async () => {
    const text = await report({ claims: { constructor: 1 }, accessTokenClaims: { odd: 'x' } });
    assert.match(text, /- constructor: 1\n {2}Of the issuer/);
    assert.match(text, /- odd: "x"\n {2}Of the issuer/);
  });

  it('does not show what stands in the place of the access token', async () => {
    assert.match(await report({ claims: { at: { toString: 1 } } }), /- at: \(not shown\)/);
  });

  it('says what the signature leaves open', async () => {
    assert.match(await report(), /- The query of the URL\.\n- The headers\.\n- The body\./);
    const covered = await report({
      claims: { q: [['top'], 'hash'], h: [['accept', 'etag'], 'hash'], b: 'hash' },
    });
    assert.match(covered, /- The query of the URL, other than "top"\.\n/);
    assert.match(covered, /- The headers, other than "accept", "etag"\.\n/);
    assert.doesNotMatch(covered, /- The (?:method|host|path|body)\./);
    const bare = await report({
      claims: { m: undefined, u: undefined, p: undefined, q: 'hash', h: [[], ''] },
    });
    assert.match(
      bare,
      /- The method\.\n- The host\.\n- The path\.\n- The query of the URL\.\n- The headers\.\n/,
    );
  });

  it('takes an access token that names the whole key for bound to it', async () => {
    const bound = await report({ accessTokenClaims: { cnf: { jwk: maker.publicJwk } } });
    assert.match(bound, /- OK: The access token is bound to the key that signed/);
    const [model = '', guard = ''] = validatorLines(bound);
    assert.match(model, /: yes/);
    assert.match(guard, /: no, since the access token is bound by the key itself/);
    const other = { ...maker.publicJwk, n: 'AQAB' };
    const stolen = await report({ accessTokenClaims: { cnf: { jwk: other, kid: maker.keyId } } });
    assert.match(stolen, /- FAILED: The access token is not bound to the key that signed/);
  });

  const refused: readonly (readonly [string, Changes, number, model: RegExp, guard: RegExp])[] = [
    ['an old signature', {}, 6 * minute, /no, since .*5 minutes/, /yes/],
    ['a very old signature', {}, 16 * minute, /no, since .*5 minutes/, /no, since .*15 minutes/],
    ['another method', { claims: { m: 'POST' } }, 0, /no, since the method/, /yes/],
    ['the method in small letters', { claims: { m: 'get' } }, 0, /yes/, /yes/],
    ['another host', { claims: { u: 'evil.test' } }, 0, /no, since the host/, /yes/],
    ['the host alone', { claims: { u: 'API.contoso.test' } }, 0, /yes/, /yes/],
    ['another path', { claims: { p: '/items/a' } }, 0, /no, since the path/, /yes/],
    ['more slashes around the path', { claims: { p: '//items/' } }, 0, /yes, with/, /yes/],
    ['the path in capitals', { claims: { p: '/Items' } }, 0, /yes, before .* from 9 on/, /yes/],
    ['no kid', { header: { kid: undefined } }, 0, /yes/, /no, since the header has no kid/],
    ['an empty kid', { header: { kid: '' } }, 0, /yes/, /no, since the header has no kid/],
    ['the type in capitals', { header: { typ: 'PoP' } }, 0, /yes/, /yes/],
    ['another type', { header: { typ: 'JWT' } }, 0, /yes/, /no, since the type/],
    ['a later signature', {}, -60 * minute, /yes/, /yes/],
    ['no time', { claims: { ts: undefined } }, 0, /no, .*"ts" is missing/, /no, .*"ts" is missing/],
    ['no key', { claims: { cnf: {} } }, 0, /no, since the token carries/, /no, since the token/],
    ['another key', { accessTokenClaims: { cnf: { kid: 'x' } } }, 0, /no.*another/, /no.*another/],
  ];
  for (const [what, changes, later, model, guard] of refused) {
    it(`knows what the known validators make of ${what}`, async () => {
      const text = await report(changes, request, later);
      const [modelLine = '', guardLine = ''] = validatorLines(text);
      assert.match(modelLine, model);
      assert.match(guardLine, guard);
    });
  }

  it('says who refuses a token without method, host or path, whatever the request is', async () => {
    for (const [claim, guard] of [
      ['m', /yes/],
      ['u', /no, since the claim "u" is missing\.$/],
      ['p', /yes/],
    ] as const) {
      for (const text of [
        await report({ claims: { [claim]: undefined } }),
        await pastedReport({ claims: { [claim]: 7 } }),
      ]) {
        const [model = '', other = ''] = validatorLines(text);
        assert.match(model, new RegExp(`: no, since the claim "${claim}" is missing\\.$`));
        assert.match(other, guard);
      }
    }
  });

  const signed: readonly (readonly [string, Changes, later: number, verdict: RegExp])[] = [
    ['just now', {}, minute, /- OK: It was signed less than 15 minutes ago\./],
    ['long ago', {}, 16 * minute, /- FAILED: It was signed more than 15 minutes ago; no known/],
    ['a little later', {}, -10 * minute, /- OK: By .* up to 15 minutes in the future\./],
    ['much later', {}, -60 * minute, /- FAILED: By .* in the future: .* below don't check that/],
    ['at no time', { claims: { ts: undefined } }, 0, /- FAILED: It doesn't say when/],
  ];
  for (const [when, changes, later, verdict] of signed) {
    it(`says what it means to be signed ${when}`, async () => {
      assert.match(await report(changes, request, later), verdict);
    });
  }

  const seconds = (minutes: number) => Math.floor(Date.now() / 1000) + minutes * 60;
  const untimely: readonly (readonly [
    string,
    () => Record<string, unknown>,
    verdict: RegExp,
    model: RegExp,
    guard: RegExp,
  ])[] = [
    ['has expired', () => ({ exp: seconds(-60) }), /expired/, /no, .*expired/, /no, .*expired/],
    ['has just expired', () => ({ exp: seconds(-2) }), /expired/, /yes/, /no, .*expired/],
    ['never expires', () => ({ exp: undefined }), /doesn't say/, /no, .*never/, /no, .*never/],
    ['starts later', () => ({ nbf: seconds(120) }), /not valid yet/, /no, .*yet/, /no, .*yet/],
    ['starts soon', () => ({ nbf: seconds(3) }), /not valid yet/, /yes/, /no, .*yet/],
  ];
  for (const [what, accessTokenClaims, verdict, model, guard] of untimely) {
    it(`finds an access token wrong that ${what}`, async () => {
      const text = await report({ accessTokenClaims: accessTokenClaims() });
      assert.match(text, /Something is wrong/);
      assert.match(/- FAILED: (The access token .*)/.exec(text)?.[1] ?? '', verdict);
      const [modelLine = '', guardLine = ''] = validatorLines(text);
      assert.match(modelLine, model);
      assert.match(guardLine, guard);
    });
  }

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

  it('says what other tokens are', async () => {
    const signed = (typ: string, claims: Record<string, unknown>) =>
      new SignJWT(claims).setProtectedHeader({ typ, alg: 'RS256' }).sign(maker.privateKey);
    const kind = async (token: string) => (await inspectToken(token, undefined, 0)).kind;
    assert.equal(await kind(await signed('JWT', { aud: 'x' })), 'bearer');
    assert.equal(await kind(await signed('JWT', { aud: 'x', cnf: { kid: 'x' } })), 'bound');
    const bound = { 'x5t#S256': 'x' };
    assert.equal(await kind(await signed('JWT', { cnf: { jkt: 'x' } })), 'dpopBound');
    assert.equal(await kind(await signed('JWT', { cnf: bound })), 'certificateBound');
    assert.equal(await kind(await signed('dpop+jwt', { htm: 'GET' })), 'dpop');
    assert.equal(await kind(await maker.sign({ header: { typ: 'JWT' } })), 'pop');
  });

  it('refuses what is no token, what is encrypted, and what is cut off', async () => {
    const token = await maker.sign();
    const [header = '', claims = ''] = token.split('.');
    const refusals: readonly (readonly [string, RegExp])[] = [
      ['', /no token/],
      ['hello', /no token/],
      [`${header}.a.b.c.d`, /encrypted/],
      [`${header}.${claims.slice(0, 40)}.x`, /can't be read/],
      ['eyJhbGciOiJSUzI1NiJ9..', /can't be read/],
    ];
    for (const [text, message] of refusals) {
      await assert.rejects(inspectToken(text, undefined, 0), { name: 'InspectionError', message });
    }
  });

  it('never fails with anything but its own error', async () => {
    const part = fc
      .oneof(fc.jsonValue(), fc.dictionary(fc.constantFrom('at', 'cnf', 'ts', 'm'), fc.jsonValue()))
      .map((value) => Buffer.from(JSON.stringify(value)).toString('base64url'));
    const text = fc.oneof(
      fc.string(),
      fc.tuple(part, part, part).map((parts) => parts.join('.')),
    );
    await fc.assert(
      fc.asyncProperty(text, async (value) => {
        try {
          new InspectionReport(0, 'en').render(await inspectToken(value, request, 0));
        } catch (error) {
          assert(error instanceof InspectionError);
        }
      }),
    );
  });

  it('has no token left once its report is masked', async () => {
    const token = await maker.sign();
    const inspection = await inspectToken(token, request, Date.now());
    const masked = maskTokens(new InspectionReport(0, 'en').render(inspection));
    const [, claims = '', signature = ''] = token.split('.');
    assert(!masked.includes(signature) && !masked.includes(claims));
    assert(inspection.kind === 'pop' && inspection.token.accessToken);
    assert(!masked.includes(inspection.token.accessToken.text.slice(-20)));
    assert(masked.includes(`…[${token.length}]`));
  });
});

describe('tokens in a text', () => {
  const base64url = (text: string) => Buffer.from(text).toString('base64url');
  const token = `${base64url('{"alg":"none"}')}.${base64url('{"a":"b"}')}.signature`;

  it('are masked whatever stands before them', () => {
    for (const before of ['', 'PoP ', 'PoP%20', '%3D', 'token_', '\\u0020', 'a.', 'a-b.c_']) {
      const text = `${before}${token}"`;
      assert.equal(maskTokens(text), `${before}eyJhbG…[${token.length}]"`);
      assert.equal(findToken(text), token);
    }
  });

  it('are masked where white space begins their header', () => {
    for (const space of [' ', '  ', '\n', '\n  ', '\r\n', '\t']) {
      const spaced = `${base64url(`{${space}"alg":"none"}`)}.e30.`;
      assert.equal(findToken(spaced), spaced);
    }
  });

  it('are not seen in names with dots', () => {
    for (const text of ['https://keyvaults.vault.azure.net/', 'keyboards.md.bak', 'a.b.c']) {
      assert.equal(maskTokens(text), text);
    }
  });

  it('are masked where they are known, with an access token of any form', () => {
    const pop = `e30.${base64url('{"at":"opaque-access-token"}')}.signature`;
    const masked = maskTokens(`x${pop} opaque-access-token`, [pop]);
    assert.equal(masked, `xe30.ey…[${pop.length}] opaque…[19]`);
  });

  it('are looked for in linear time', () => {
    for (const text of ['eyJ'.repeat(300_000), 'eyJ.'.repeat(200_000), 'a'.repeat(900_000)]) {
      assert.equal(findToken(text.slice(0, -1)), undefined);
      assert.equal(findToken(`${text} ${token}`), token);
    }
  });
});
