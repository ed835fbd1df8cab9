import assert from 'node:assert/strict';
import { CancellationError } from 'vscode';
import type { SilentRequest } from '../broker/broker.ts';
import { BrokerError } from '../broker/brokerError.ts';
import type { DiagnosableBroker } from '../broker/diagnosableBroker.ts';
import { neverAborted } from '../broker/waiting.ts';
import { buildBrokerAccount } from '../test/builders/accounts.ts';
import { buildClient, clientId } from '../test/builders/clients.ts';
import { buildPopRequest } from '../test/builders/requests.ts';
import { buildBearerToken } from '../test/builders/tokens.ts';
import { fakeBroker } from '../test/fakes/broker.ts';
import { FakeSecrets } from '../test/fakes/secrets.ts';
import { fake, resetFake } from '../test/fakes/vscode.ts';
import { AccountStore } from './accountStore.ts';
import { CommandTokens } from './commandTokens.ts';
import { endLog } from './endLog.ts';
import { InteractiveSignIn } from './interactiveSignIn.ts';
import { TokenSource } from './tokenSource.ts';

const { homeAccountId, username } = buildBrokerAccount();
const account = { id: homeAccountId, label: username };
const scopes = ['api://orders/Read'];
const pop = buildPopRequest();
const popToken = buildBearerToken({ kind: 'pop', accessToken: 'signed' });

describe('CommandTokens', () => {
  let store: AccountStore;
  let log: string[];

  beforeEach(async () => {
    resetFake();
    log = [];
    fake.settings['entraBroker.clientId'] = clientId;
    store = new AccountStore(new FakeSecrets().asStorage);
    await store.signedIn({ account: { homeAccountId, username }, client: buildClient() });
  });

  afterEach(() => {
    store.dispose();
  });

  function commandsWith(behaviour: Partial<DiagnosableBroker> = {}): CommandTokens {
    const broker = fakeBroker(behaviour);
    return new CommandTokens(
      store,
      new TokenSource(broker, store, new InteractiveSignIn(broker, store), () => undefined),
      endLog((level, line) => log.push(`${level} ${line}`)),
    );
  }

  const acquire = async (tokens: CommandTokens, signal = neverAborted) =>
    (await tokens.acquirePopToken(account.id, tokens.tokenRequest(scopes), pop, signal))
      .accessToken;

  it('have the accounts of the cloud of the settings', async () => {
    assert.deepEqual(await commandsWith().accounts(), [account]);
    fake.settings['entraBroker.cloud'] = 'china';
    assert.deepEqual(await commandsWith().accounts(), []);
  });

  it('tell the accounts of other clouds from them', async () => {
    const labels = async () => (await commandsWith().accountsElsewhere()).map(({ label }) => label);
    assert.deepEqual(await labels(), []);
    fake.settings['entraBroker.cloud'] = 'china';
    assert.deepEqual(await labels(), [username]);
  });

  it('sign in whom the person picks', async () => {
    const tokens = commandsWith({
      acquireInteractively: () => Promise.resolve(buildBearerToken()),
    });
    assert.deepEqual(await tokens.signIn(), account);
  });

  it('tell the log how a sign-in ended that brought nothing, also behind another prompt', async () => {
    const tokens = commandsWith({ acquireInteractively: () => new Promise(() => undefined) });
    void tokens.signIn();
    await new Promise((resolve) => setImmediate(resolve));
    const waiting = tokens.signIn();
    await new Promise((resolve) => setImmediate(resolve));
    fake.progress!.cancel();
    await assert.rejects(waiting, CancellationError);
    fake.settings['entraBroker.tenant'] = 'no tenant';
    await assert.rejects(tokens.signIn(), { kind: 'misconfigured' });
    assert.deepEqual(log, [
      'info Sign-in by command: cancelled',
      'info Sign-in by command: misconfigured (entraBroker.tenant)',
    ]);
  });

  it('tell the log of a PoP token that there was none', () => {
    assert.throws(() => commandsWith().tokenRequest(['POP_METHOD:GET']));
    assert.deepEqual(log, ['info PoP token for a command: refused for its scopes']);
  });

  it('ask for what was fixed, whatever becomes of the settings, and each time by another id', async () => {
    const asked: SilentRequest[] = [];
    const tokens = commandsWith({
      acquireSilently: (request) => {
        asked.push(request);
        return Promise.resolve(popToken);
      },
    });
    const confirmed = tokens.tokenRequest(scopes);
    fake.settings['entraBroker.tenant'] = 'other.test';
    for (let time = 0; time < 2; time++) {
      await tokens.acquirePopToken(account.id, confirmed, pop, neverAborted);
    }
    assert.deepEqual(
      asked.map(({ tenant }) => tenant),
      ['organizations', 'organizations'],
    );
    assert.equal(new Set(asked.map(({ correlationId }) => correlationId)).size, 2);
  });

  it('get a PoP token silently', async () => {
    const tokens = commandsWith({ acquireSilently: () => Promise.resolve(popToken) });
    assert.equal(await acquire(tokens), 'signed');
  });

  for (const kind of ['interactionRequired', 'accountNotFound', 'unexpected'] as const) {
    it(`get it by a prompt for the account after ${kind}`, async () => {
      let asked: string | undefined;
      const tokens = commandsWith({
        acquireSilently: () => Promise.reject(new BrokerError({ kind })),
        acquireInteractively: ({ accountId }) => {
          asked = accountId;
          return Promise.resolve(popToken);
        },
      });
      assert.equal(await acquire(tokens), 'signed');
      assert.equal(asked, account.id);
    });
  }

  it('fail without a prompt after other failures', async () => {
    const tokens = commandsWith({
      acquireSilently: () => Promise.reject(new BrokerError({ kind: 'offline' })),
    });
    await assert.rejects(acquire(tokens), { kind: 'offline' });
  });

  it('fail without a prompt for an account that is not signed in here', async () => {
    const tokens = commandsWith();
    await assert.rejects(
      tokens.acquirePopToken('o7.t1', tokens.tokenRequest(scopes), pop, neverAborted),
      { kind: 'accountNotFound' },
    );
  });

  it('are given up with their signal, also while a prompt is open', async () => {
    const caller = new AbortController();
    const tokens = commandsWith({
      acquireSilently: () => Promise.reject(new BrokerError({ kind: 'interactionRequired' })),
      acquireInteractively: async (_, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            reject(new BrokerError({ kind: 'cancelled' }));
          });
          caller.abort();
        }),
    });
    await assert.rejects(acquire(tokens, caller.signal), CancellationError);
  });
});
