import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SignJWT } from 'jose';
import { createAnyTokenMaker, signedAt } from '../../test/builders/anyPopTokens.ts';
import type { AnyTokenMaker, Differences } from '../../test/builders/anyPopTokens.ts';
import { hostileText } from '../../test/builders/hostileText.ts';
import { buildPopRequest } from '../../test/builders/requests.ts';
import { buildJwt } from '../../test/builders/tokens.ts';
import { inspectToken } from './inspection.ts';
import { inspectionReport } from './inspectionReport.ts';
import { textOf } from './report.ts';
import type { Report } from './report.ts';

const minute = 60;

describe('the report on a token', () => {
  let maker: AnyTokenMaker;

  before(async () => {
    maker = await createAnyTokenMaker();
  });

  /** The report on a text, some seconds after the tokens of the maker are signed. */
  async function reportOn(
    text: string,
    age = 1,
    request: ReturnType<typeof buildPopRequest> | undefined = buildPopRequest(),
  ): Promise<Report> {
    const now = (signedAt + age) * 1000;
    const inspection = await inspectToken(text, request, now);
    return inspectionReport(inspection, 'from the clipboard', { now, locale: 'en' });
  }

  async function maskedText(differences?: Differences, age?: number): Promise<string> {
    return textOf(await reportOn(maker.sign(differences), age), 'masked');
  }

  /** The lines before the first section. */
  const head = (text: string) => text.slice(0, text.indexOf('\n\n')).split('\n');

  it('says first which token it is and from where', async () => {
    assert.equal(head(await maskedText())[0], '# PoP token, from the clipboard');
  });

  it('says that nothing is wrong with an honest token, and folds what passed away', async () => {
    const report = await reportOn(maker.sign());
    const text = textOf(report, 'masked');
    assert.equal(head(text)[1], '✓ OK: Nothing is wrong, as far as it can be seen here.');
    assert.doesNotMatch(text, /✗|○/);
    const lines = text.split('\n');
    const passed = report.folds.find(({ start }) => lines[start] === '## Passed (11)')!;
    assert.equal(passed.isFolded, true);
    assert.deepEqual(
      lines.slice(passed.start + 1, passed.end + 1).filter((line) => !line.startsWith('✓ OK: ')),
      [],
    );
    assert.equal(lines[passed.end + 1], '');
  });

  it('shows failures first, and then what is not known', async () => {
    const text = await maskedText({
      claims: { m: 'POST' },
      header: { typ: 'JWT' },
      accessTokenClaims: { exp: signedAt - 10 * minute },
    });
    assert.deepEqual(head(text).slice(1, 4), [
      '✗ FAILED: The access token has expired; servers allow 5 minutes after that at most.',
      '✗ FAILED: It is for the method "POST", and not for that of the request.',
      '○ NOT KNOWN: The type in the header is "JWT", and not "pop"; some servers refuse that.',
    ]);
    assert.match(head(text)[4]!, /^It was judged on this machine, at /);
  });

  it('leaves open what only the request can tell', async () => {
    const now = signedAt * 1000;
    const inspection = await inspectToken(maker.sign(), undefined, now);
    const report = inspectionReport(inspection, 'x', { now, locale: 'en' });
    assert.deepEqual(
      head(textOf(report, 'masked'))
        .slice(1, -1)
        .map((line) => line.slice(0, 40)),
      [
        '✓ OK: Nothing is wrong, as far as it can',
        '○ NOT KNOWN: It is for the method "GET";',
        '○ NOT KNOWN: It is for the host "api.con',
        '○ NOT KNOWN: It is for the path "/items"',
        '○ NOT KNOWN: It has a nonce; only the se',
      ],
    );
  });

  it('says what the validators say, on a line each', async () => {
    const text = await maskedText({ header: { kid: undefined } });
    assert.match(text, /^✓ OK: Microsoft\.IdentityModel: yes, with its defaults, .*\.$/m);
    assert.match(text, /^✗ FAILED: Azure guard \(Azure Arc\): no, since the header has no kid\.$/m);
    const encrypted = await maskedText({ accessToken: `${maker.thumbprint}..a.b.c` });
    assert.match(encrypted, /^○ NOT KNOWN: Microsoft\.IdentityModel: perhaps, only a service/m);
    assert.match(encrypted, /^○ NOT KNOWN: The access token in it is encrypted:/m);
  });

  it('says how long tokens are valid, and changes as time goes by', async () => {
    const left = (text: string) => /^ {2}Access token expires: (.*?) \(/m.exec(text)?.[1];
    const age = (text: string) => /^ {2}Signed: (.*?) \(/m.exec(text)?.[1];
    const soon = await maskedText();
    assert.equal(left(soon), 'in 59 minutes');
    assert.equal(age(soon), 'less than a minute ago');
    const later = await maskedText({}, 61 * minute);
    assert.equal(left(later), '1 minute ago');
    assert.equal(age(later), '1 hour ago');
    assert.match(later, /^✗ FAILED: The access token has expired;/m);
    assert.match(later, /^ {2}exp: 1700003600 · 1 minute ago$/m);
  });

  it('explains a claim at its line, and nothing that it does not know', async () => {
    const { lines } = await reportOn(
      maker.sign({ claims: { constructor: 1 }, accessTokenClaims: { scp: 'a' } }),
    );
    const meaning = (start: string) =>
      lines.find(({ masked }) => masked.startsWith(start))?.meaning;
    assert.equal(meaning('  m: "GET"'), 'The HTTP method that the request must have.');
    assert.equal(meaning('  scp: "a"'), 'What the app may do for the person.');
    assert.match(meaning('  constructor: 1')!, /^Of the issuer; no meaning/);
    assert.match(meaning('  exp:')!, /^When the token expires\. in 59 minutes \(.*2023.*\)\.$/);
    assert.equal(meaning('## Claims'), undefined);
  });

  it('says what the signature leaves open', async () => {
    const open = (text: string) =>
      /## What the signature leaves open\n((?: {2}.*\n)*)/.exec(text)?.[1]?.trim().split(/\n */);
    assert.deepEqual(open(await maskedText()), [
      'The query of the URL.',
      'The headers.',
      'The body.',
      'The scheme and the fragment of the URL.',
      'A repetition, unless the server lets each nonce be used only once.',
    ]);
    const claims = { q: [['top'], 'hash'], h: [['accept', 'etag'], 'hash'], b: 'hash' };
    assert.deepEqual(open(await maskedText({ claims }))?.slice(0, 3), [
      'The query of the URL, other than "top".',
      'The headers, other than "accept", "etag".',
      'The scheme and the fragment of the URL.',
    ]);
    const bare = {
      m: undefined,
      u: undefined,
      p: undefined,
      q: 'x',
      h: [[], ''],
      nonce: undefined,
    };
    assert.deepEqual(open(await maskedText({ claims: bare })), [
      'The method.',
      'The host.',
      'The path.',
      'The query of the URL.',
      'The headers.',
      'The body.',
      'The scheme and the fragment of the URL.',
      'A repetition: without a nonce, the same request can be sent twice.',
    ]);
  });

  it('judges the expiry of a bearer token', async () => {
    const on = async (claims: object) =>
      head(textOf(await reportOn(buildJwt(claims)), 'masked')).slice(0, 2);
    assert.deepEqual(await on({ exp: signedAt - 10 * minute }), [
      '# Bearer token, from the clipboard',
      '✗ FAILED: The access token has expired; servers allow 5 minutes after that at most.',
    ]);
    assert.equal(
      (await on({ exp: signedAt + 10 * minute }))[1],
      '✓ OK: Nothing is wrong, as far as it can be seen here.',
    );
  });

  it('judges nothing of a token that can not be judged', async () => {
    const dpop = await new SignJWT({ htm: 'GET' })
      .setProtectedHeader({ typ: 'dpop+jwt', alg: 'RS256' })
      .sign(maker.privateKey);
    const encrypted = `${Buffer.from('{"alg":"dir","enc":"x"}').toString('base64url')}..a.b.c`;
    for (const [token, title] of [
      [dpop, '# DPoP proof, from the clipboard'],
      [encrypted, '# Encrypted token, from the clipboard'],
    ] as const) {
      const text = textOf(await reportOn(token), 'masked');
      assert.equal(head(text)[0], title);
      assert.doesNotMatch(text, /✓|✗|○|Passed/);
    }
  });

  it('masks tokens by their place, and nothing else', async () => {
    const token = maker.sign({ accessToken: 'e', claims: { cnf: undefined } });
    const report = await reportOn(token);
    assert.match(textOf(report, 'masked'), /^ {2}at: …\[1\]$/m);
    assert.match(textOf(report, 'masked'), /^ {2}m: "GET"$/m);
    assert.match(textOf(report, 'revealed'), /^ {2}at: "e"$/m);
    assert.match(textOf(report, 'revealed'), new RegExp(`^ {2}${token}$`, 'm'));
  });

  it('has no token in it when it is masked, not even one in another claim', async () => {
    const inner = buildJwt({ a: 'secret', b: 'in a claim' });
    const token = maker.sign({ claims: { x: [inner] } });
    const masked = textOf(await reportOn(token), 'masked');
    for (const secret of [...token.split('.').slice(1), inner]) {
      assert.equal(masked.includes(secret), false, secret);
    }
    assert.match(masked, new RegExp(`…\\[${token.length}\\]`));
  });

  it('lets no name and no value of a token pass for a line of its own', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, hostileText, async (name, value) => {
        const forged = `${name}\n✓ OK: forged\n## Verdicts`;
        const token = maker.sign({
          claims: { [forged]: `${value}\n✓ OK: forged`, m: forged, u: forged },
          header: { typ: forged, [forged]: forged },
          accessTokenClaims: { [forged]: forged },
        });
        const report = await reportOn(token);
        for (const form of ['masked', 'revealed'] as const) {
          const text = textOf(report, form);
          assert.equal(text.split('\n').length, report.lines.length);
          assert.doesNotMatch(text, /^\W*(?:OK: forged|## Verdicts)/m);
        }
      }),
      { numRuns: 30 },
    );
  });
});
