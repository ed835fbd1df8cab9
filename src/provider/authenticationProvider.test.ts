import assert from 'node:assert/strict';
import { mock } from 'node:test';
import type { AuthenticationProviderAuthenticationSessionsChangeEvent } from 'vscode';
import { CancellationError } from 'vscode';
import type { BrokerToken, SilentRequest } from '../broker/broker.ts';
import { BrokerError } from '../broker/brokerError.ts';
import { brokerErrorKinds } from '../broker/brokerErrorDetails.ts';
import type { BrokerErrorDetails } from '../broker/brokerErrorDetails.ts';
import { wasShown } from '../contract/shownError.ts';
import { buildBrokerAccount } from '../test/builders/accounts.ts';
import { buildClient, clientId } from '../test/builders/clients.ts';
import { buildBearerToken } from '../test/builders/tokens.ts';
import { fakeBroker } from '../test/fakes/broker.ts';
import { withoutBrokerPlatform } from '../test/fakes/otherProcessor.ts';
import { FakeSecrets } from '../test/fakes/secrets.ts';
import { fake, resetFake } from '../test/fakes/vscode.ts';
import { AccountStore } from './accountStore.ts';
import { EntraAuthenticationProvider } from './authenticationProvider.ts';
import { endLog } from './endLog.ts';
import { entryScopes } from './entryScopes.ts';
import { InteractiveSignIn } from './interactiveSignIn.ts';
import { ProviderOnDemand } from './providerOnDemand.ts';
import { TokenSource } from './tokenSource.ts';

const otherClientId = '11111111-2222-3333-4444-555555555555';
const scopes = ['api://orders/Read'];
const alex = buildBrokerAccount();
const megan = buildBrokerAccount({ localAccountId: 'o2', username: 'megan@contoso.example' });
const accountOf = ({ homeAccountId, username }: typeof alex) => ({
  id: homeAccountId,
  label: username,
});

type Answer = Promise<BrokerToken>;

describe('EntraAuthenticationProvider', () => {
  let store: AccountStore;
  let provider: ProviderOnDemand;
  let silent: Record<string, (request: SilentRequest) => Answer>;
  let prompt: () => Answer;
  let told: unknown[];
  let log: string[];

  beforeEach(() => {
    resetFake();
    fake.settings['entraBroker.clientId'] = clientId;
    silent = {};
    prompt = () => Promise.reject(new Error('There is a prompt.'));
    told = [];
    log = [];
    const broker = fakeBroker({
      acquireSilently: async (request) =>
        silent[request.accountId]?.(request) ??
        Promise.resolve(buildBearerToken({ accessToken: `for ${request.accountId}` })),
      acquireInteractively: async () => prompt(),
    });
    store = new AccountStore(new FakeSecrets().asStorage);
    const tokens = new TokenSource(
      broker,
      store,
      new InteractiveSignIn(broker, store),
      () => undefined,
    );
    const reports = {
      failed: (error: unknown) => told.push(error),
      signedIn: (label: string) => told.push(`signed in as ${label}`),
      ended: endLog((level, line) => log.push(`${level} ${line}`)),
    };
    provider = new ProviderOnDemand(store, (unanswered) =>
      Promise.resolve(new EntraAuthenticationProvider(store, tokens, reports, unanswered)),
    );
  });

  afterEach(() => {
    store.dispose();
  });

  const signIn = async (account: typeof alex, client = buildClient()) =>
    store.signedIn({ account, client });
  const failing = (details: BrokerErrorDetails) => () => Promise.reject(new BrokerError(details));
  const never = () => new Promise<never>(() => undefined);
  const whose = async (asked: readonly string[] = scopes, options = {}) =>
    (await provider.getSessions(asked, options)).map(({ accessToken }) => accessToken);

  describe('getSessions', () => {
    it('lists the accounts without the broker if there are no scopes', async () => {
      await signIn(alex);
      silent[alex.homeAccountId] = failing({ kind: 'crashed' });
      const sessions = await provider.getSessions(undefined, {});
      assert.deepEqual(
        sessions.map(({ account, accessToken }) => [account, accessToken]),
        [[accountOf(alex), '']],
      );
    });

    it('gives a session for each account, or for the one that is asked for', async () => {
      await signIn(alex);
      await signIn(megan);
      assert.deepEqual(await whose(), ['for o1.t1', 'for o2.t1']);
      assert.deepEqual(await whose(scopes, { account: accountOf(megan) }), ['for o2.t1']);
    });

    it('has the resource scopes in a session, and no tag', async () => {
      await signIn(alex);
      const [session] = await provider.getSessions([...scopes, 'VSCODE_TENANT:common'], {});
      assert.deepEqual(session?.scopes, scopes);
    });

    it('gives nothing for an app that the person has not signed in with', async () => {
      await signIn(alex);
      assert.deepEqual(await whose([...scopes, `VSCODE_CLIENT_ID:${otherClientId}`]), []);
      await signIn(alex, buildClient({ clientId: otherClientId }));
      const known = await whose([...scopes, `VSCODE_CLIENT_ID:${otherClientId}`]);
      assert.deepEqual(known, ['for o1.t1']);
    });

    it('gives nothing for accounts of another cloud', async () => {
      await signIn(alex);
      fake.settings['entraBroker.cloud'] = 'china';
      assert.deepEqual(await whose(), []);
    });

    it('has no OpenID scope in a session', async () => {
      await signIn(alex);
      const [session] = await provider.getSessions([...scopes, 'openid', 'email'], {});
      assert.deepEqual(session?.scopes, scopes);
    });

    it('gives nothing while nobody is signed in, whatever the settings are', async () => {
      fake.settings['entraBroker.cloud'] = 'nowhere';
      assert.deepEqual(await whose(), []);
    });

    it('gives nothing while there is no client id', async () => {
      await signIn(alex);
      fake.settings['entraBroker.clientId'] = '';
      assert.deepEqual(await whose(), []);
    });

    const withoutSession: BrokerErrorDetails[] = [
      { kind: 'interactionRequired' },
      { kind: 'accountNotFound' },
      { kind: 'wrongAccount' },
      { kind: 'unexpected' },
    ];
    const rejecting: BrokerErrorDetails[] = [
      ...brokerErrorKinds
        .filter((kind) => !withoutSession.some((other) => other.kind === kind))
        .map((kind) => ({ kind })),
      { kind: 'unexpected', subject: 'pop.signature' },
    ];

    for (const details of withoutSession) {
      it(`gives no session to an account after ${details.kind}`, async () => {
        await signIn(alex);
        silent[alex.homeAccountId] = failing(details);
        assert.deepEqual(await whose(), []);
      });
    }

    for (const details of rejecting) {
      const { kind, subject = '' } = details;
      it(`rejects after ${kind} ${subject}, but gives the session of another account`, async () => {
        await signIn(alex);
        silent[alex.homeAccountId] = failing(details);
        await assert.rejects(whose(), { kind });
        await signIn(megan);
        assert.deepEqual(await whose(), ['for o2.t1']);
      });
    }

    it('tells the log of scopes and settings that are wrong, and of nothing else', async () => {
      await signIn(alex);
      silent[alex.homeAccountId] = failing({ kind: 'offline' });
      await assert.rejects(whose());
      await assert.rejects(whose(['POP_METHOD:GET']));
      fake.settings['entraBroker.tenant'] = 'no tenant';
      await assert.rejects(whose());
      assert.deepEqual(log, [
        'info Sessions for an extension: refused for its scopes',
        'info Sessions for an extension: misconfigured (entraBroker.tenant)',
      ]);
    });

    for (const [whom, remaining] of [
      [alex, ['for o2.t1']],
      [megan, ['for o1.t1']],
    ] as const) {
      it(`gives no session to ${whom.username}, signed out while the request ran`, async () => {
        await signIn(alex);
        await signIn(megan);
        silent[megan.homeAccountId] = async () => {
          // The other one has its answer by now.
          await new Promise((resolve) => setImmediate(resolve));
          await provider.removeSession(whom.homeAccountId);
          return buildBearerToken({ accessToken: 'for o2.t1' });
        };
        assert.deepEqual(await whose(), remaining);
      });
    }

    it('does not wait long for an account that hangs if another has a session', async () => {
      await signIn(alex);
      await signIn(megan);
      silent[alex.homeAccountId] = never;
      mock.timers.enable({ apis: ['setTimeout'] });
      try {
        const sessions = whose();
        await new Promise((resolve) => setImmediate(resolve));
        mock.timers.tick(2000);
        assert.deepEqual(await sessions, ['for o2.t1']);
      } finally {
        mock.timers.reset();
      }
    });
  });

  describe('createSession', () => {
    const token = buildBearerToken({ accessToken: 'prompted' });

    it('gives what the prompt brings', async () => {
      prompt = () => Promise.resolve(token);
      const session = await provider.createSession(scopes, {});
      assert.deepEqual(
        [session.accessToken, session.account, session.scopes],
        ['prompted', accountOf(alex), scopes],
      );
    });

    it('gives the account that the person picks instead of the one asked for', async () => {
      await signIn(megan);
      prompt = () => Promise.resolve(token);
      const { account } = await provider.createSession(scopes, { account: accountOf(megan) });
      assert.deepEqual(account, accountOf(alex));
    });

    it('asks for no client id if the request has one', async () => {
      fake.settings['entraBroker.clientId'] = '';
      prompt = () => Promise.resolve(token);
      const asked = [...scopes, `VSCODE_CLIENT_ID:${clientId}`];
      assert.equal((await provider.createSession(asked, {})).accessToken, 'prompted');
    });

    it('refuses an account of another cloud before a prompt, and names the setting', async () => {
      await signIn(alex);
      fake.settings['entraBroker.cloud'] = 'china';
      await assert.rejects(provider.createSession(scopes, { account: accountOf(alex) }), {
        name: 'BrokerError.accountNotFound',
        message: /entraBroker\.cloud/,
      });
      assert.equal(told.length, 1);
    });

    it('says that a sign-in by our own entry has worked, and of no other', async () => {
      prompt = () => Promise.resolve(token);
      await provider.createSession(['openid'], {});
      assert.deepEqual(told, []);
      await provider.createSession(entryScopes, {});
      assert.deepEqual(told, [`signed in as ${alex.username}`]);
    });

    it('tells the person of a platform without a broker, instead of asking for an app', async () => {
      fake.settings['entraBroker.clientId'] = '';
      const failure = { kind: 'unavailable', message: /^There is no authentication broker/ };
      await withoutBrokerPlatform(async () =>
        assert.rejects(provider.createSession(scopes, {}), failure),
      );
      assert.deepEqual(
        told.map((error) => error instanceof BrokerError && error.kind),
        ['unavailable'],
      );
    });

    it('tells the person of a failure, and VS Code too', async () => {
      const failure = new BrokerError({ kind: 'offline' });
      prompt = () => Promise.reject(failure);
      await assert.rejects(provider.createSession(scopes, {}), failure);
      assert.deepEqual(told, [failure]);
      assert.equal(wasShown(failure), true);
    });

    it('tells only VS Code of scopes that are wrong', async () => {
      await assert.rejects(
        provider.createSession(['POP_METHOD:GET'], {}),
        (error) => !wasShown(error),
      );
      assert.deepEqual(told, []);
    });

    it('tells nobody but the log that the person gave up', async () => {
      prompt = failing({ kind: 'cancelled' });
      await assert.rejects(provider.createSession(scopes, {}), CancellationError);
      assert.deepEqual(told, []);
      assert.deepEqual(log, ['info Sign-in for an extension: cancelled']);
    });

    it('tells the log, too, if that was before the prompt', async () => {
      fake.settings['entraBroker.cloud'] = 'custom';
      fake.settings['entraBroker.customAuthority'] = 'https://login.contoso.example';
      await assert.rejects(provider.createSession(scopes, {}), CancellationError);
      assert.equal(fake.messages.length, 1);
      assert.deepEqual(log, ['info Sign-in for an extension: cancelled']);
    });

    it('tells the log of scopes and settings that are wrong', async () => {
      await assert.rejects(provider.createSession(['POP_METHOD:GET'], {}));
      fake.settings['entraBroker.tenant'] = 'no tenant';
      await assert.rejects(provider.createSession(scopes, {}));
      assert.deepEqual(log, [
        'info Sign-in for an extension: refused for its scopes',
        'info Sign-in for an extension: misconfigured (entraBroker.tenant)',
      ]);
    });
  });

  describe('changes of sessions', () => {
    let events: AuthenticationProviderAuthenticationSessionsChangeEvent[];
    const addedScopes = () => events.flatMap(({ added }) => added?.map((one) => one.scopes) ?? []);

    beforeEach(() => {
      events = [];
      provider.onDidChangeSessions((event) => events.push(event));
    });

    it('report who came, changed and went', async () => {
      const account = await signIn(alex);
      await store.renamed(account.id, 'other@contoso.example');
      await provider.removeSession(account.id);
      const ids = (list: readonly { readonly id: string }[] | undefined) =>
        list?.map(({ id }) => id);
      assert.deepEqual(
        events.map(({ added, changed, removed }) => [added, changed, removed].map(ids)),
        [
          [[account.id], [], []],
          [[], [account.id], []],
          [[], [], [account.id]],
        ],
      );
    });

    it('answer what was asked for and had no session, whatever way the person signs in', async () => {
      const asked = ['offline_access', 'VSCODE_TENANT:organizations', 'User.Read'];
      await provider.getSessions(asked, {});
      await signIn(alex);
      assert.deepEqual(addedScopes(), [['openid'], asked]);
    });

    it('answer a sign-in that VS Code asked for', async () => {
      prompt = () => Promise.resolve(buildBearerToken());
      await provider.createSession(scopes, {});
      assert.deepEqual(addedScopes(), [['openid'], scopes]);
    });

    it('answer nothing that is asked for with another app, or in another cloud', async () => {
      await provider.getSessions([...scopes, `VSCODE_CLIENT_ID:${otherClientId}`], {});
      await provider.getSessions(scopes, {});
      await signIn(alex, buildClient({ authorityHost: 'https://login.microsoftonline.us' }));
      assert.deepEqual(addedScopes(), [['openid']]);
      await signIn(alex);
      assert.deepEqual(addedScopes(), [['openid'], scopes]);
    });

    it('answer nothing that had a session', async () => {
      await signIn(megan);
      await provider.getSessions(scopes, {});
      events.length = 0;
      await signIn(alex);
      assert.deepEqual(addedScopes(), [['openid']]);
    });

    it('answer nothing that the settings do not allow any more', async () => {
      await provider.getSessions(scopes, {});
      fake.settings['entraBroker.tenant'] = 'no tenant';
      await signIn(alex);
      assert.deepEqual(addedScopes(), [['openid']]);
    });

    it('answer nothing for an account that only has another name', async () => {
      const account = await signIn(alex);
      silent[account.id] = failing({ kind: 'interactionRequired' });
      await provider.getSessions(scopes, {});
      events.length = 0;
      await store.renamed(account.id, 'other@contoso.example');
      assert.deepEqual(addedScopes(), []);
    });
  });
});
