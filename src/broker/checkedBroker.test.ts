import assert from 'node:assert/strict';
import { buildBrokerAccount } from '../test/builders/accounts.ts';
import { clientId } from '../test/builders/clients.ts';
import { createTokenMaker } from '../test/builders/popTokens.ts';
import type { TokenMaker } from '../test/builders/popTokens.ts';
import {
  buildAccountsRequest,
  buildInteractiveRequest,
  buildPopRequest,
  buildSilentRequest,
} from '../test/builders/requests.ts';
import { buildBearerToken, buildJwt } from '../test/builders/tokens.ts';
import { fakeBroker } from '../test/fakes/broker.ts';
import type { BrokerToken, OnLeftOpen } from './broker.ts';
import { BrokerError } from './brokerError.ts';
import type { BrokerErrorDetails } from './brokerErrorDetails.ts';
import { CheckedBroker } from './checkedBroker.ts';
import type { ChildStatus } from './diagnosableBroker.ts';
import { neverAborted } from './waiting.ts';

const correlationId = buildSilentRequest().correlationId;
const account = buildBrokerAccount();
const idToken = buildJwt({ aud: clientId, oid: account.localAccountId });
const bearer = buildBearerToken({ idToken });

/** A broker that answers each request with the same, or fails each with the same. */
function brokerWith(answer: unknown): CheckedBroker {
  const give = () =>
    answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer as never);
  return new CheckedBroker(
    fakeBroker({
      accounts: give,
      acquireSilently: give,
      acquireInteractively: give,
      health: give,
    }),
  );
}

async function failureOf(call: Promise<unknown>): Promise<BrokerErrorDetails> {
  const error: unknown = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof BrokerError, String(error));
  return error.details;
}

describe('a checked broker', () => {
  let tokens: TokenMaker;
  let pop: BrokerToken;

  before(async () => {
    tokens = await createTokenMaker();
    pop = { ...bearer, kind: 'pop', accessToken: await tokens.sign() };
  });

  const promptWay = 'a prompt for an account';

  /** Both ways to a token are checked alike. */
  const ways = {
    'a silent request': (answer: unknown, changes: object) =>
      brokerWith(answer).acquireSilently(buildSilentRequest(changes), neverAborted),
    [promptWay]: (answer: unknown, changes: object) =>
      brokerWith(answer).acquireInteractively(
        buildInteractiveRequest({ accountId: account.homeAccountId, ...changes }),
        neverAborted,
      ),
  };

  for (const [way, acquire] of Object.entries(ways)) {
    const refuses = async (answer: unknown, changes: object, failure: object) => {
      assert.deepEqual(await failureOf(acquire(answer, changes)), {
        correlationId,
        ...(way === promptWay && { interactive: true }),
        ...failure,
      });
    };

    describe(`answering ${way}`, () => {
      it('gives the token that was asked for, and nothing else of the answer', async () => {
        assert.deepEqual(await acquire({ ...bearer, extra: 1 }, {}), bearer);
        assert.deepEqual(await acquire(pop, { pop: buildPopRequest() }), pop);
      });

      it('refuses an answer without the shape of a token', async () => {
        await refuses({ ...bearer, expiresOn: 'soon' }, {}, shape('expiresOn'));
        await refuses(undefined, {}, shape('token'));
      });

      it('refuses the token of another account', async () => {
        const other = buildBrokerAccount({ localAccountId: 'o2' });
        const its = buildJwt({ aud: clientId, oid: 'o2' });
        await refuses({ ...bearer, account: other, idToken: its }, {}, { kind: 'wrongAccount' });
      });

      it('refuses the token of an account that its id token contradicts', async () => {
        const its = buildJwt({ aud: clientId, oid: 'o2' });
        await refuses({ ...bearer, idToken: its }, {}, shape('idToken.oid'));
      });

      it('refuses an id token for another app', async () => {
        const its = buildJwt({ aud: 'another', oid: account.localAccountId });
        await refuses({ ...bearer, idToken: its }, {}, shape('idToken.aud'));
      });

      it('refuses an id token of another tenant', async () => {
        const tenant = '0b7e4d19-52c6-4f8a-9e03-a16d8c7b2f45';
        const its = buildJwt({ aud: clientId, tid: '1b7e4d19-52c6-4f8a-9e03-a16d8c7b2f45' });
        await refuses({ ...bearer, idToken: its }, { tenant }, shape('idToken.tid'));
      });

      it('refuses an id token of another cloud', async () => {
        const its = buildJwt({ aud: clientId, iss: 'https://login.microsoftonline.us/t/v2.0' });
        await refuses({ ...bearer, idToken: its }, {}, shape('idToken.iss'));
      });

      it('refuses a PoP token if a bearer token was asked for', async () => {
        await refuses(pop, {}, shape('kind'));
      });

      it('refuses a bearer token if a PoP token was asked for', async () => {
        await refuses(bearer, { pop: buildPopRequest() }, { kind: 'popUnsupported' });
      });

      it('refuses a bearer token that is called a PoP token', async () => {
        const answer = { ...bearer, kind: 'pop' };
        await refuses(answer, { pop: buildPopRequest() }, shape('pop.format'));
      });

      for (const [check, changes] of [
        ['method', { method: 'DELETE' }],
        ['host', { uri: 'https://api.contoso.test/items' }],
        ['path', { uri: 'https://api.contoso.test:8443/other' }],
        ['nonce', { nonce: 'nonce-2' }],
      ] as const) {
        it(`refuses a PoP token for another ${check}`, async () => {
          await refuses(pop, { pop: buildPopRequest(changes) }, shape(`pop.${check}`));
        });
      }

      it('refuses a PoP token that another key has signed', async () => {
        const signer = (await createTokenMaker()).privateKey;
        const answer = { ...pop, accessToken: await tokens.sign({ signer }) };
        await refuses(answer, { pop: buildPopRequest() }, shape('pop.signature'));
      });

      it('refuses a PoP token around the access token of somebody else', async () => {
        const accessToken = await tokens.sign({ accessTokenClaims: { oid: 'o2' } });
        await refuses({ ...pop, accessToken }, { pop: buildPopRequest() }, shape('pop.at.oid'));
      });

      it('refuses a PoP token around an access token that has expired', async () => {
        const accessToken = await tokens.sign({ accessTokenClaims: { exp: 1 } });
        await refuses({ ...pop, accessToken }, { pop: buildPopRequest() }, shape('pop.at.exp'));
      });

      it('names the request in the failures of the broker', async () => {
        const error = new BrokerError({ kind: 'offline', status: 'NoNetwork' });
        await refuses(error, {}, { kind: 'offline', status: 'NoNetwork' });
        const named = new BrokerError({ kind: 'offline', correlationId: 'its own' });
        await refuses(named, {}, { kind: 'offline', correlationId: 'its own' });
        await refuses(new Error('secret'), {}, { kind: 'unexpected' });
      });
    });
  }

  it('gives the token of any account if the user was to pick one', async () => {
    const other = buildBrokerAccount({ localAccountId: 'o2' });
    const answer = { ...bearer, account: other, idToken: buildJwt({ aud: clientId, oid: 'o2' }) };
    const token = await brokerWith(answer).acquireInteractively(
      buildInteractiveRequest(),
      neverAborted,
    );
    assert.equal(token.account.homeAccountId, other.homeAccountId);
  });

  it('checks the token of a prompt that was left open, whether or not somebody wants to know', async () => {
    const late = Promise.withResolvers<BrokerToken>();
    const broker = new CheckedBroker(
      fakeBroker({
        acquireInteractively: (_request, _signal, onLeftOpen) => {
          onLeftOpen?.(late.promise);
          return Promise.reject(new BrokerError({ kind: 'cancelled' }));
        },
      }),
    );
    let outcome: Promise<unknown> | undefined;
    const keep: OnLeftOpen = (left) => {
      outcome = left;
    };
    for (const onLeftOpen of [undefined, keep]) {
      const prompt = broker.acquireInteractively(
        buildInteractiveRequest(),
        neverAborted,
        onLeftOpen,
      );
      const failure = { correlationId, kind: 'cancelled', interactive: true };
      assert.deepEqual(await failureOf(prompt), failure);
    }
    late.resolve({ ...bearer, accessToken: '' });
    assert.deepEqual(await failureOf(outcome!), {
      correlationId,
      interactive: true,
      ...shape('accessToken'),
    });
  });

  it('ends what it checks, and tells of its processes', () => {
    let disposed = false;
    const child = { purpose: 'silent', state: 'running' } as unknown as ChildStatus;
    const broker = new CheckedBroker(
      fakeBroker({ children: () => [child], dispose: () => (disposed = true) }),
    );
    assert.deepEqual(broker.children(), [child]);
    broker.dispose();
    assert.equal(disposed, true);
  });

  it('gives accounts, and refuses what is no list of them', async () => {
    const accounts = (answer: unknown) =>
      brokerWith(answer).accounts(buildAccountsRequest(), neverAborted);
    assert.deepEqual(await accounts([{ ...account, extra: 1 }]), [account]);
    assert.deepEqual(await failureOf(accounts([{}])), shape('homeAccountId'));
    assert.deepEqual(await failureOf(accounts(new Error('secret'))), { kind: 'unexpected' });
  });

  it('gives a state for each check of the health, and passes failures on', async () => {
    const health = (answer: unknown) => brokerWith(answer).health(neverAborted);
    const { items } = await health({ items: [{ check: 'bus', state: 'splendid' }] });
    assert.equal(items.find(({ check }) => check === 'bus')?.state, 'unknown');
    const error = new BrokerError({ kind: 'timeout' });
    assert.deepEqual(await failureOf(health(error)), { kind: 'timeout' });
  });
});

/** An answer that was refused, by the name of its part. */
function shape(subject: string): BrokerErrorDetails {
  return { kind: 'unexpected', subject };
}
