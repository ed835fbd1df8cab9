import assert from 'node:assert/strict';
import { decodeToken } from '../../proof/popToken.ts';
import type { PopRequest } from '../../proof/popRequest.ts';
import { createAnyTokenMaker, signedAt } from '../../test/builders/anyPopTokens.ts';
import type { AnyTokenMaker } from '../../test/builders/anyPopTokens.ts';
import { buildPopRequest } from '../../test/builders/requests.ts';
import { gatherEvidence } from './evidence.ts';
import { requestVerdicts } from './requestVerdicts.ts';

const request = buildPopRequest({ uri: 'https://api.contoso.test/Items/' });
const same = { m: 'GET', u: 'api.contoso.test', p: '/Items/', nonce: 'nonce-1' };

describe('what is said of the request that a PoP token is for', () => {
  let maker: AnyTokenMaker;

  before(async () => {
    maker = await createAnyTokenMaker();
  });

  async function verdicts(claims: Record<string, unknown>, known: PopRequest | undefined) {
    const token = decodeToken(maker.sign({ claims: { ...same, ...claims } }));
    assert.ok(token);
    return requestVerdicts(await gatherEvidence(token, known, signedAt * 1000));
  }

  it('is good for the same one', async () => {
    const found = await verdicts({}, request);
    assert.deepEqual(
      found.map(({ check, state, sentence }) => [check, state, sentence]),
      [
        ['method', 'good', 'It is for the method of the request, "GET".'],
        ['host', 'good', 'It is for the host of the request, "api.contoso.test".'],
        ['path', 'good', 'It is for the path of the request, "/Items/".'],
        ['nonce', 'good', 'It has the nonce that was asked for.'],
      ],
    );
  });

  for (const [index, claims, state, sentence] of [
    [0, { m: ' get' }, 'unknown', /method " get"; servers that compare it exactly/],
    [0, { m: 'PUT' }, 'bad', /method "PUT", and not for that of the request/],
    [0, { m: ['GET'] }, 'bad', /method \["GET"\], and not/],
    [1, { u: 'API.contoso.test' }, 'unknown', /host "API\.contoso\.test"; servers that/],
    [1, { u: 'api.contoso.test:443' }, 'unknown', /host "api\.contoso\.test:443"; servers/],
    [1, { u: 'evil.test' }, 'bad', /host "evil\.test", and not for that of the request/],
    [2, { p: '/items' }, 'unknown', /path "\/items"; servers that compare it exactly/],
    [2, { p: '/other' }, 'bad', /path "\/other", and not for that of the request/],
    [3, { nonce: 'nonce-2' }, 'bad', /another nonce/],
  ] as const) {
    it(`is ${state} of the claim in ${JSON.stringify(claims)}`, async () => {
      const found = await verdicts(claims, request);
      assert.equal(found[index]?.state, state);
      assert.match(found[index].sentence, sentence);
      assert.equal(found.filter((verdict) => verdict.state === 'good').length, 3);
    });
  }

  it('is open while no request is known', async () => {
    const found = await verdicts({}, undefined);
    assert.deepEqual(
      found.map(({ state, sentence }) => [state, sentence]),
      [
        ['unknown', 'It is for the method "GET"; compare it with your request.'],
        ['unknown', 'It is for the host "api.contoso.test"; compare it with your request.'],
        ['unknown', 'It is for the path "/Items/"; compare it with your request.'],
        ['unknown', 'It has a nonce; only the server knows whether it is good, and for how long.'],
      ],
    );
    const without = await verdicts({ nonce: undefined }, undefined);
    assert.equal(without[3]?.sentence, 'It has no nonce; a server that wants one refuses it.');
  });
});
