import assert from 'node:assert/strict';
import { AccountStore } from '../../provider/accountStore.ts';
import { EntraAuthenticationProvider } from '../../provider/authenticationProvider.ts';
import { InteractiveSignIn } from '../../provider/interactiveSignIn.ts';
import { ProviderOnDemand } from '../../provider/providerOnDemand.ts';
import { TokenSource } from '../../provider/tokenSource.ts';
import { homeAccountId } from '../broker/account.ts';
import { alex, megan } from '../broker/defaultAccounts.ts';
import { FakeSecrets } from '../fakes/secrets.ts';
import { fake, resetFake } from '../fakes/vscode.ts';
import { childOf, client, until, useScene } from './scene.ts';

const scopes = ['api://orders/Read'];
const popScopes = [...scopes, 'POP_METHOD:GET', 'POP_URI:https://api.contoso.test/items'];

/** What is asked of the operating system's broker, which is what costs a person time. */
describe('the requests to the broker', () => {
  const scene = useScene();
  let store: AccountStore;
  let tokens: TokenSource;
  let provider: ProviderOnDemand;

  beforeEach(async () => {
    resetFake();
    fake.settings['entraBroker.clientId'] = client.clientId;
    store = new AccountStore(new FakeSecrets().asStorage);
    tokens = new TokenSource(
      scene.broker,
      store,
      new InteractiveSignIn(scene.broker, store),
      () => undefined,
    );
    const nothing = () => undefined;
    const reports = { failed: nothing, signedIn: nothing, ended: nothing };
    provider = new ProviderOnDemand(store, (unanswered) =>
      Promise.resolve(new EntraAuthenticationProvider(store, tokens, reports, unanswered)),
    );
    await signedIn(alex);
  });

  afterEach(() => {
    provider.dispose();
    store.dispose();
  });

  const signedIn = async (account: typeof alex) => {
    const { username } = account;
    await store.signedIn({ account: { homeAccountId: homeAccountId(account), username }, client });
  };
  /** The methods that were called, each with how often. */
  const asked = async () => {
    const requests = await scene.control.requests();
    await scene.control.clearRequests();
    const counts: Record<string, number> = {};
    for (const { method } of requests) {
      counts[method] = (counts[method] ?? 0) + 1;
    }
    return counts;
  };
  const many = async (count: number, of: readonly string[]) =>
    Promise.all(Array.from({ length: count }, async () => provider.getSessions(of, {})));

  it('are none for a list of the accounts, nor is there a process', async () => {
    assert.equal((await provider.getSessions(undefined, {})).length, 1);
    assert.deepEqual(await asked(), {});
    assert.deepEqual(scene.broker.children(), []);
  });

  it('are none for a process that is started ahead of need', async () => {
    scene.broker.prepare();
    const { pid } = childOf(scene.broker);
    await until(() => scene.log.length > 0);
    assert.deepEqual(await asked(), {});
    await provider.getSessions(scopes, {});
    assert.equal(childOf(scene.broker).pid, pid);
  });

  it('are one for a hundred who ask for the same bearer token at once', async () => {
    const all = await many(100, scopes);
    assert.deepEqual(await asked(), { accounts: 1, silent: 1 });
    const tokens = new Set(all.flat().map(({ accessToken }) => accessToken));
    assert.deepEqual([all.length, tokens.size], [100, 1]);
  });

  it('are none for a bearer token that is in memory', async () => {
    await provider.getSessions(scopes, {});
    await asked();
    await many(10, scopes);
    assert.deepEqual(await asked(), {});
  });

  it('are one for each PoP token, and none besides', async () => {
    await provider.getSessions(scopes, {});
    await asked();
    const all = await many(10, popScopes);
    assert.deepEqual(await asked(), { silent: 10 });
    assert.equal(new Set(all.flat().map(({ accessToken }) => accessToken)).size, 10);
  });

  it('are one for a bearer token of another account, whose list is known', async () => {
    await provider.getSessions(scopes, {});
    await asked();
    await signedIn(megan);
    assert.equal((await provider.getSessions(scopes, {})).length, 2);
    assert.deepEqual(await asked(), { silent: 1 });
  });

  it('are none for an account that is signed out', async () => {
    await provider.getSessions(scopes, {});
    await asked();
    await provider.removeSession(homeAccountId(alex));
    assert.deepEqual(await provider.getSessions(scopes, {}), []);
    assert.deepEqual(await asked(), {});
  });

  it('are still one, with an answer for the others, when one of those who wait gives up', async () => {
    await scene.control.script({ method: 'silent', held: true });
    const giveUp = new AbortController();
    const request = tokens.tokenRequest({ resourceScopes: scopes });
    const gone = tokens.silently(request, store.accounts[0]!, giveUp.signal);
    const waiting = many(5, scopes);
    await scene.control.nextRequest('silent');
    giveUp.abort();
    await scene.control.clearScript();
    assert.equal((await waiting).flat().length, 5);
    await gone.catch(() => undefined);
    assert.deepEqual(await asked(), { accounts: 1, silent: 1 });
  });
});
