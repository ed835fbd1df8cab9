import assert from 'node:assert/strict';
import { CancellationError } from 'vscode';
import type { BrokerToken, InteractiveRequest } from '../broker/broker.ts';
import { BrokerError } from '../broker/brokerError.ts';
import { buildBrokerAccount, buildStoredAccount } from '../test/builders/accounts.ts';
import { buildClient } from '../test/builders/clients.ts';
import { buildInteractiveRequest } from '../test/builders/requests.ts';
import { buildBearerToken, buildJwt } from '../test/builders/tokens.ts';
import { fakeBroker } from '../test/fakes/broker.ts';
import { FakeSecrets } from '../test/fakes/secrets.ts';
import { fake, resetFake } from '../test/fakes/vscode.ts';
import { AccountStore } from './accountStore.ts';
import { InteractiveSignIn } from './interactiveSignIn.ts';

const request = buildInteractiveRequest();
const alex = buildStoredAccount({ username: 'alex@contoso.example' });
const tokenFor = (changes: Parameters<typeof buildBrokerAccount>[0]) =>
  buildBearerToken({ account: buildBrokerAccount(changes) });

type Prompt = (request: InteractiveRequest, signal: AbortSignal) => Promise<BrokerToken>;

describe('InteractiveSignIn', () => {
  let asked: InteractiveRequest[];
  let store: AccountStore;

  beforeEach(async () => {
    resetFake();
    asked = [];
    store = new AccountStore(new FakeSecrets().asStorage);
    await store.ready();
  });

  afterEach(() => {
    store.dispose();
  });

  /** A sign-in whose prompts go one after the other as given. */
  function signInWith(...prompts: Prompt[]): InteractiveSignIn {
    const broker = fakeBroker({
      accounts: () => Promise.resolve([]),
      acquireInteractively: async (one, signal) => {
        asked.push(one);
        const prompt = prompts[asked.length - 1];
        assert.ok(prompt, 'There is a prompt too many.');
        return prompt(one, signal);
      },
    });
    return new InteractiveSignIn(broker, store);
  }

  const brings = (token: BrokerToken) => async () => Promise.resolve(token);
  const fails = (error: Error) => async () => Promise.reject(error);
  const failsWith = (kind: 'accountNotFound' | 'wrongAccount' | 'cancelled') =>
    fails(new BrokerError({ kind }));

  it('records the account before the caller gets its token', async () => {
    const token = buildBearerToken({ idToken: buildJwt({ iat: 77 }) });
    const signedIn = await signInWith(brings(token)).prompt(request);
    assert.equal(signedIn.token, token);
    assert.deepEqual(store.accounts, [signedIn.account]);
    assert.equal(signedIn.account.issuedAt, 77);
    assert.deepEqual(signedIn.account.clientIds, [request.client.clientId]);
  });

  it('lets the person pick if no account is asked for', async () => {
    await signInWith(brings(tokenFor({}))).prompt(request);
    assert.deepEqual(asked, [request]);
  });

  it('names the account that is asked for', async () => {
    await signInWith(brings(tokenFor({}))).prompt(request, { account: alex });
    assert.deepEqual(asked, [{ ...request, accountId: alex.id }]);
  });

  it('says what the person waits for', async () => {
    await signInWith(brings(tokenFor({}))).prompt(request);
    assert.deepEqual(fake.progressTexts, [
      `Entra Broker sign-in to the app ${request.client.clientId}`,
      "Continue in your system's sign-in window…",
    ]);
  });

  it('has the host of a custom authority confirmed before the prompt', async () => {
    const elsewhere = { ...request, client: buildClient({ authorityHost: 'https://login.test' }) };
    await assert.rejects(signInWith().prompt(elsewhere), CancellationError);
    assert.deepEqual(asked, []);
    fake.press = 'Sign In There';
    await signInWith(brings(tokenFor({}))).prompt(elsewhere);
    assert.equal(asked.length, 1);
  });

  it('opens one prompt at a time, and says that the second one waits', async () => {
    const opened = Promise.withResolvers<undefined>();
    const first = Promise.withResolvers<BrokerToken>();
    const signIn = signInWith(
      async () => {
        opened.resolve(undefined);
        return first.promise;
      },
      brings(tokenFor({ localAccountId: 'o2', username: 'megan@contoso.example' })),
    );
    const one = signIn.prompt(request);
    await opened.promise;
    const other = signIn.prompt(request);
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(fake.progressTexts.at(-1), 'Waiting for another sign-in prompt to be closed…');
    assert.equal(asked.length, 1);
    first.resolve(tokenFor({}));
    await Promise.all([one, other]);
    assert.equal(asked.length, 2);
  });

  describe('given up', () => {
    const untilAborted: Prompt = async (_, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          reject(new BrokerError({ kind: 'cancelled' }));
        });
        fake.progress?.cancel();
      });

    it('from the progress is a cancellation, and records nobody', async () => {
      await assert.rejects(signInWith(untilAborted).prompt(request), CancellationError);
      assert.deepEqual(store.accounts, []);
    });

    it('in the prompt is what the broker says', async () => {
      await assert.rejects(signInWith(failsWith('cancelled')).prompt(request), {
        kind: 'cancelled',
      });
    });

    it('by the caller is a cancellation', async () => {
      const caller = new AbortController();
      const prompt: Prompt = async (_, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            reject(new BrokerError({ kind: 'cancelled' }));
          });
          caller.abort();
        });
      await assert.rejects(
        signInWith(prompt).prompt(request, { signal: caller.signal }),
        CancellationError,
      );
    });
  });

  it('can be given up while the name of a guest is looked for, and records nobody', async () => {
    const signal = Promise.withResolvers<AbortSignal>();
    const broker = fakeBroker({
      accounts: async (_, given) => {
        signal.resolve(given);
        fake.progress?.cancel();
        return Promise.resolve([]);
      },
      acquireInteractively: brings(tokenFor({ homeAccountId: 'o1.t1', tenantId: 't2' })),
    });
    await assert.rejects(new InteractiveSignIn(broker, store).prompt(request), CancellationError);
    assert.equal((await signal.promise).aborted, true);
    assert.deepEqual(store.accounts, []);
  });

  describe('for an account that the system has forgotten', () => {
    it('adds it again by its name', async () => {
      const signIn = signInWith(failsWith('accountNotFound'), brings(tokenFor({})));
      const { account } = await signIn.prompt(request, { account: alex });
      assert.deepEqual(asked[1], { ...request, loginHint: alex.username });
      assert.equal(account.id, alex.id);
    });

    it('asks without a hint if its name is not known', async () => {
      const signIn = signInWith(failsWith('accountNotFound'), brings(tokenFor({})));
      await signIn.prompt(request, { account: { id: alex.id } });
      assert.deepEqual(asked[1], request);
    });

    it('takes nobody else, and records nobody else', async () => {
      const megan = tokenFor({ localAccountId: 'o2', username: 'megan@contoso.example' });
      const signIn = signInWith(failsWith('accountNotFound'), brings(megan));
      await assert.rejects(signIn.prompt(request, { account: alex }), { kind: 'wrongAccount' });
      assert.deepEqual(store.accounts, []);
    });

    it('records one that was created again, for the next request', async () => {
      await store.signedIn({
        account: { homeAccountId: alex.id, username: alex.username },
        client: request.client,
      });
      const again = tokenFor({ localAccountId: 'o9', username: 'Alex@contoso.example' });
      const signIn = signInWith(failsWith('accountNotFound'), brings(again));
      await assert.rejects(signIn.prompt(request, { account: alex }), { kind: 'wrongAccount' });
      assert.deepEqual(
        store.accounts.map(({ id }) => id),
        ['o9.t1'],
      );
    });

    it('asks no second time after another failure', async () => {
      await assert.rejects(
        signInWith(fails(new Error('else'))).prompt(request, { account: alex }),
        /else/,
      );
    });

    it('asks no second time if nobody was asked for', async () => {
      await assert.rejects(signInWith(failsWith('accountNotFound')).prompt(request), {
        kind: 'accountNotFound',
      });
    });

    it('asks no second time after a wrong account', async () => {
      await assert.rejects(
        signInWith(failsWith('wrongAccount')).prompt(request, { account: alex }),
        { kind: 'wrongAccount' },
      );
    });
  });

  describe('if the person may pick another account', () => {
    const options = { account: alex, accountMayChange: true };
    const megan = tokenFor({ localAccountId: 'o2', username: 'megan@contoso.example' });

    it('tells the broker so, and takes whom the person picked', async () => {
      const { account } = await signInWith(brings(megan)).prompt(request, options);
      assert.deepEqual(asked[0], { ...request, accountId: alex.id, accountMayChange: true });
      assert.equal(account.id, 'o2.t1');
    });

    it('asks again without the account if the runtime refuses the switch', async () => {
      const signIn = signInWith(failsWith('wrongAccount'), brings(megan));
      const { account } = await signIn.prompt(request, options);
      assert.equal(account.id, 'o2.t1');
      // Nothing of the account that the person doesn't want is in the second prompt.
      assert.deepEqual(asked[1], request);
      assert.match(fake.progressTexts.at(-1) ?? '', /^Choose the other account once more/);
    });
  });

  it('names an account as its home tenant does', async () => {
    const guest = tokenFor({
      homeAccountId: 'o1.t1',
      tenantId: 't2',
      username: 'alex_contoso.example#EXT#@fabrikam.example',
    });
    const { account } = await signInWith(brings(guest)).prompt(request);
    assert.equal(account.label, 'alex@contoso.example');
  });
});
