import assert from 'node:assert/strict';
import { mock } from 'node:test';
import type { BrokerToken, SilentRequest } from '../broker/broker.ts';
import { BrokerError } from '../broker/brokerError.ts';
import { buildBrokerAccount, buildStoredAccount } from '../test/builders/accounts.ts';
import { buildClient, clientId } from '../test/builders/clients.ts';
import { buildInteractiveRequest, buildPopRequest } from '../test/builders/requests.ts';
import { buildBearerToken } from '../test/builders/tokens.ts';
import { fakeBroker } from '../test/fakes/broker.ts';
import { FakeSecrets } from '../test/fakes/secrets.ts';
import { fake, resetFake } from '../test/fakes/vscode.ts';
import { AccountStore } from './accountStore.ts';
import { InteractiveSignIn } from './interactiveSignIn.ts';
import { TokenSource } from './tokenSource.ts';

const account = buildStoredAccount();
const request = buildInteractiveRequest();
const pop = buildPopRequest();
const claims = '{"access_token":{}}';

describe('TokenSource', () => {
  let asked: SilentRequest[];
  let answer: () => BrokerToken;
  let store: AccountStore;
  let tokens: TokenSource;
  let log: string[];

  beforeEach(async () => {
    resetFake();
    fake.settings['entraBroker.clientId'] = clientId;
    asked = [];
    log = [];
    answer = () => buildBearerToken({ accessToken: `token-${asked.length}` });
    const broker = fakeBroker({
      acquireSilently: async (one) => {
        asked.push(one);
        return Promise.resolve(answer());
      },
      acquireInteractively: async (one) =>
        Promise.resolve(
          buildBearerToken({ kind: one.pop ? 'pop' : 'bearer', accessToken: 'prompted' }),
        ),
    });
    store = new AccountStore(new FakeSecrets().asStorage);
    await store.ready();
    tokens = new TokenSource(broker, store, new InteractiveSignIn(broker, store), (level, line) =>
      log.push(`${level} ${line}`),
    );
  });

  afterEach(() => {
    store.dispose();
  });

  const get = async (changes: object = {}, whom = account) =>
    (await tokens.silently({ ...request, ...changes }, whom)).accessToken;

  const fails = (kind: 'interactionRequired' | 'accountNotFound' | 'offline' | 'timeout') => {
    answer = () => {
      throw new BrokerError({ kind });
    };
  };

  describe('tokenRequest', () => {
    it('puts scopes, tags and settings together, with an id of its own', () => {
      const one = tokens.tokenRequest({ resourceScopes: ['api://orders/Read'], claims, pop });
      const { correlationId, ...rest } = one;
      assert.deepEqual(rest, {
        client: buildClient(),
        tenant: 'organizations',
        scopes: ['api://orders/Read'],
        claims,
        pop,
      });
      const other = tokens.tokenRequest({ resourceScopes: ['api://orders/Read'] });
      assert.notEqual(other.correlationId, correlationId);
      assert.deepEqual([other.claims, other.pop], [undefined, undefined]);
    });
  });

  describe('without a prompt', () => {
    it('names the account to the broker', async () => {
      await get();
      await get({ pop });
      assert.deepEqual(
        asked.map(({ accountId }) => accountId),
        [account.id, account.id],
      );
    });

    it('keeps bearer tokens, and no PoP token', async () => {
      assert.deepEqual([await get(), await get()], ['token-1', 'token-1']);
      assert.deepEqual([await get({ pop }), await get({ pop })], ['token-2', 'token-3']);
    });

    it('forgets bearer tokens when a PoP token meets a claims challenge for the same scopes', async () => {
      await get();
      await get({ pop, claims });
      assert.equal(await get(), 'token-3');
    });

    it('keeps bearer tokens if a PoP token has no claims', async () => {
      await get();
      await get({ pop });
      assert.equal(await get(), 'token-1');
    });

    it('sends repeated claims in other words, for bearer and PoP tokens', async () => {
      await get({ claims, correlationId: 'one' });
      await get({ claims, correlationId: 'two' });
      await get({ claims, correlationId: 'three', pop });
      assert.equal(asked[0]?.claims, claims);
      assert.equal(new Set(asked.map((one) => one.claims)).size, 3);
    });

    it('gives nobody a token from before a sign-in', async () => {
      await get();
      assert.equal(await get({}, buildStoredAccount({ signedInAt: 1 })), 'token-2');
    });

    it('keeps no token of an account that was signed out, or signed in again', async () => {
      const { homeAccountId, username } = buildBrokerAccount();
      const signIn = async () =>
        store.signedIn({ account: { homeAccountId, username }, client: buildClient() });
      assert.equal(await get(), 'token-1');
      await signIn();
      assert.equal(await get(), 'token-2');
      await store.renamed(homeAccountId, 'other@contoso.example');
      assert.equal(await get(), 'token-2');
      await store.signedOut(homeAccountId);
      assert.equal(await get(), 'token-3');
    });

    it('asks again for an account that gave no answer when it has signed in', async () => {
      fails('timeout');
      await assert.rejects(get(), { kind: 'timeout' });
      await assert.rejects(get({ scopes: ['Mail.Read'] }), { kind: 'interactionRequired' });
      answer = () => buildBearerToken({ accessToken: 'answered' });
      const { homeAccountId, username } = buildBrokerAccount();
      await store.signedIn({ account: { homeAccountId, username }, client: buildClient() });
      assert.equal(await get({ scopes: ['Files.Read'] }), 'answered');
    });

    it('asks again for an account that gave no answer as soon as it is asked for again', async () => {
      mock.timers.enable({ apis: ['Date'], now: Date.now() });
      try {
        fails('timeout');
        await assert.rejects(get(), { kind: 'timeout' });
        mock.timers.tick(59_000);
        await assert.rejects(get({ scopes: ['Mail.Read'] }), { kind: 'interactionRequired' });
        mock.timers.tick(1000);
        answer = () => buildBearerToken({ accessToken: 'answered' });
        assert.equal(await get({ scopes: ['Mail.Read'] }), 'answered');
      } finally {
        mock.timers.reset();
      }
    });

    it('asks the broker for no app that the person has not signed in with', async () => {
      const client = buildClient({ clientId: '11111111-2222-3333-4444-555555555555' });
      await assert.rejects(get({ client }), { kind: 'interactionRequired' });
      assert.deepEqual(asked, []);
    });

    it('asks the broker for no account of another cloud', async () => {
      const client = buildClient({ authorityHost: 'https://login.microsoftonline.us' });
      await assert.rejects(get({ client }), {
        kind: 'accountNotFound',
        message: /entraBroker\.cloud/,
      });
      assert.deepEqual(asked, []);
    });

    it('passes on the signal of a PoP request', async () => {
      let given: AbortSignal | undefined;
      const broker = fakeBroker({
        acquireSilently: (_, signal) => {
          given = signal;
          return Promise.resolve(buildBearerToken({ kind: 'pop' }));
        },
      });
      const { signal } = new AbortController();
      const source = new TokenSource(
        broker,
        store,
        new InteractiveSignIn(broker, store),
        () => undefined,
      );
      await source.silently({ ...request, pop }, account, signal);
      assert.equal(given, signal);
    });
  });

  describe('in a loop of requests that need a prompt', () => {
    beforeEach(() => {
      mock.timers.enable({ apis: ['Date'], now: Date.now() });
    });

    afterEach(() => {
      mock.timers.reset();
    });

    for (const kind of ['interactionRequired', 'accountNotFound'] as const) {
      it(`asks the broker once in half a minute after ${kind}`, async () => {
        fails(kind);
        for (let poll = 0; poll < 20; poll++) {
          await assert.rejects(get(), { kind });
        }
        assert.equal(asked.length, 1);
        mock.timers.tick(30_000);
        await assert.rejects(get(), { kind });
        assert.equal(asked.length, 2);
      });
    }

    it('asks for PoP tokens no more often', async () => {
      fails('interactionRequired');
      await assert.rejects(get({ pop }));
      await assert.rejects(get({ pop: buildPopRequest({ nonce: 'another' }) }));
      assert.equal(asked.length, 1);
    });

    it('asks again for other scopes, claims, and after a sign-in', async () => {
      fails('interactionRequired');
      await assert.rejects(get());
      await assert.rejects(get({ scopes: ['Mail.Read'] }));
      await assert.rejects(get({ claims }));
      await assert.rejects(get({}, buildStoredAccount({ signedInAt: 1 })));
      assert.equal(asked.length, 4);
    });

    it('asks again after claims were met for the same, whose token is kept', async () => {
      fails('interactionRequired');
      await assert.rejects(get());
      await assert.rejects(get({ scopes: ['Mail.Read'] }));
      answer = () => buildBearerToken({ accessToken: 'stepped up' });
      await get({ claims });
      assert.equal(await get(), 'stepped up');
      await assert.rejects(get({ scopes: ['Mail.Read'] }));
    });

    it('tells the log of each answer from memory, and names nobody', async () => {
      fails('interactionRequired');
      await assert.rejects(get());
      assert.deepEqual(log, []);
      await assert.rejects(get());
      await assert.rejects(get({ pop }));
      assert.deepEqual(log, [
        'debug Get a bearer token silently: interactionRequired, answered from memory',
        'debug Get a PoP token silently: interactionRequired, answered from memory',
      ]);
    });

    it('asks each time after other failures', async () => {
      fails('offline');
      await assert.rejects(get());
      await assert.rejects(get());
      assert.equal(asked.length, 2);
    });
  });

  describe('with a prompt', () => {
    it('keeps what it brought for the account that it brought', async () => {
      const { account: signedIn } = await tokens.withPrompt(request);
      assert.equal(signedIn.id, buildBrokerAccount().homeAccountId);
      assert.equal(await get({}, signedIn), 'prompted');
      assert.deepEqual(asked, []);
    });

    it('is refused for an account of another cloud, before it opens', async () => {
      const elsewhere = buildStoredAccount({ authorityHost: 'https://login.microsoftonline.us' });
      await assert.rejects(tokens.withPrompt(request, { account: elsewhere }), {
        kind: 'accountNotFound',
        message: /entraBroker\.cloud/,
      });
      assert.deepEqual(fake.progressTexts, []);
    });
  });
});
