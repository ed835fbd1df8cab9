import assert from 'node:assert/strict';
import { createAnyTokenMaker, signedAt } from '../../test/builders/anyPopTokens.ts';
import type { AnyTokenMaker, Differences } from '../../test/builders/anyPopTokens.ts';
import { buildPopRequest } from '../../test/builders/requests.ts';
import { buildJwt } from '../../test/builders/tokens.ts';
import { explainRefusal } from './refusal.ts';

const now = signedAt * 1000;

describe('why a request was refused', () => {
  let maker: AnyTokenMaker;

  before(async () => {
    maker = await createAnyTokenMaker();
  });

  async function explained(
    status: number,
    headers: Record<string, string> = {},
    differences: Differences = {},
    text = '',
  ) {
    const answer = { status, headers: new Headers(headers), body: { text } };
    return explainRefusal(answer, maker.sign(differences), buildPopRequest(), now);
  }

  const challenge = (value: string) => ({ 'www-authenticate': value });
  const date = (minutes: number) => ({ date: new Date(now + minutes * 60_000).toUTCString() });
  const noCnf = { accessTokenClaims: { cnf: undefined } };
  type Row = readonly [
    status: number,
    headers: Record<string, string>,
    differences: Differences,
    cause: string,
    sentence: RegExp,
  ];
  const rows: Record<string, Row> = {
    'a token that is wrong in itself': [
      401,
      challenge('PoP nonce="n"'),
      noCnf,
      'token',
      /not bound to the key/,
    ],
    'another clock': [401, date(-6), {}, 'clock', /are 6 minutes apart/],
    'a clock that is a little off': [401, date(4), {}, 'unknown', /does not say/],
    'no date that can be read': [401, { date: 'today' }, {}, 'unknown', /does not say/],
    'a claims challenge': [
      401,
      challenge('PoP nonce="n", Bearer error="insufficient_claims", claims="e30"'),
      {},
      'claims',
      /more conditions/,
    ],
    'a claims challenge without an error': [
      401,
      challenge('PoP claims="e30"'),
      {},
      'claims',
      /more/,
    ],
    'a lack of permission': [
      403,
      {},
      { accessTokenClaims: { scp: 'Files.Read' } },
      'permission',
      /with "Files\.Read"\.$/,
    ],
    'a lack of any permission': [403, {}, {}, 'permission', /does not let you do this\.$/],
    'a server for bearer tokens': [
      401,
      challenge('Bearer realm="x", Negotiate, Bearer realm="y"'),
      {},
      'scheme',
      /asks for "bearer", "negotiate", and not for PoP/,
    ],
    'another audience': [
      401,
      challenge('PoP nonce="n"'),
      { accessTokenClaims: { aud: 'https://graph.microsoft.com' } },
      'audience',
      /for "https:\/\/graph\.microsoft\.com", and the request goes to api\.contoso\.test/,
    ],
    'an audience that is no URL': [
      401,
      challenge('PoP nonce="n"'),
      { accessTokenClaims: { aud: 'api://x' } },
      'nonce',
      /did not accept the token's nonce/,
    ],
    'a nonce that is not taken': [401, challenge('PoP nonce="n"'), {}, 'nonce', /sent a new one/],
    'a form that no validator takes': [
      401,
      challenge('PoP'),
      { header: { kid: undefined }, claims: { ts: signedAt + 0.5 } },
      'validators',
      /^Microsoft\.IdentityModel: no, since the claim "ts" is no time\.$/,
    ],
    'a form that one validator takes': [
      401,
      challenge('PoP'),
      { header: { kid: undefined } },
      'unknown',
      /does not say/,
    ],
    'nothing that can be seen': [401, {}, {}, 'unknown', /does not say what it minds/],
  };
  for (const [reason, [status, headers, differences, cause, sentence]] of Object.entries(rows)) {
    it(`is told for ${reason}`, async () => {
      const refusal = await explained(status, headers, differences);
      assert.equal(refusal?.cause, cause);
      assert.match(refusal.sentence, sentence);
      assert.notEqual(refusal.advice, '');
    });
  }

  it('comes with the verdicts that are not good, and what the validators say', async () => {
    const refusal = await explained(401, {}, { ...noCnf, header: { typ: 'JWT' } });
    assert.deepEqual(
      refusal?.verdicts.map(({ check, state }) => [check, state]),
      [
        ['keyBinding', 'bad'],
        ['type', 'unknown'],
      ],
    );
    assert.deepEqual(
      refusal.validators.map(({ name, refusals }) => [name, refusals.length]),
      [
        ['Microsoft.IdentityModel', 1],
        ['Azure guard (Azure Arc)', 2],
      ],
    );
  });

  it("comes with the server's own words, and says so if there is nothing else", async () => {
    const refusal = await explained(401, {}, {}, '{"error":"Not today"}');
    assert.deepEqual(
      [refusal?.cause, refusal?.sentence, refusal?.serverWords],
      ['unknown', "The token is as it should be; see the server's own words.", 'Not today'],
    );
    assert.equal((await explained(401))?.serverWords, undefined);
  });

  it('is not told of other answers, and of tokens that are no PoP tokens', async () => {
    assert.equal(await explained(200), undefined);
    assert.equal(await explained(404), undefined);
    const answer = { status: 401, headers: new Headers(), body: { text: '' } };
    for (const token of [buildJwt({}), 'no token']) {
      assert.equal(await explainRefusal(answer, token, buildPopRequest(), now), undefined);
    }
  });
});
