import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { buildBrokerAccount, buildStoredAccount } from '../test/builders/accounts.ts';
import { buildClient, clientId } from '../test/builders/clients.ts';
import { FakeSecrets } from '../test/fakes/secrets.ts';
import { fake, resetFake } from '../test/fakes/vscode.ts';
import type { AccountChange } from './accountChange.ts';
import { AccountStore } from './accountStore.ts';

const otherClientId = '11111111-2222-3333-4444-555555555555';
const alex = buildBrokerAccount({ username: 'Alex@contoso.com' });
const megan = buildBrokerAccount({ localAccountId: 'o2', username: 'megan@contoso.com' });

describe('AccountStore', () => {
  let secrets: FakeSecrets;
  let store: AccountStore;
  let changes: AccountChange[];

  beforeEach(async () => {
    resetFake();
    mock.timers.enable({ apis: ['Date'], now: 1000 });
    secrets = new FakeSecrets();
    store = new AccountStore(secrets.asStorage);
    await store.ready();
    changes = [];
    store.onDidChange((change) => changes.push(change));
  });

  afterEach(() => {
    store.dispose();
    mock.timers.reset();
  });

  const signIn = async (account: typeof alex, client = buildClient()) =>
    store.signedIn({ account, client });

  it('keeps who signed in, where, with which app and when', async () => {
    const stored = await store.signedIn({ account: alex, client: buildClient(), issuedAt: 7 });
    assert.deepEqual(stored, {
      id: 'o1.t1',
      label: 'alex@contoso.com',
      username: 'Alex@contoso.com',
      authorityHost: 'https://login.microsoftonline.com',
      clientIds: [clientId],
      signedInAt: 1000,
      issuedAt: 7,
    });
    assert.deepEqual(store.accounts, [stored]);
    assert.deepEqual(store.find('o1.t1'), stored);
  });

  it('knows the list before it reports a change', async () => {
    let seen: readonly unknown[] = [];
    store.onDidChange(() => {
      seen = store.accounts;
    });
    const stored = await signIn(alex);
    assert.deepEqual(seen, [stored]);
  });

  it('adds an app to those that an account has signed in with', async () => {
    await signIn(alex);
    await signIn(alex, buildClient({ clientId: otherClientId }));
    const { clientIds } = await signIn(alex);
    assert.deepEqual(clientIds, [clientId, otherClientId]);
  });

  it('forgets the apps of another cloud', async () => {
    await signIn(alex);
    const elsewhere = buildClient({ clientId: otherClientId, authorityHost: 'https://login.test' });
    assert.deepEqual((await signIn(alex, elsewhere)).clientIds, [otherClientId]);
  });

  it('tells one sign-in from the next, even within a millisecond', async () => {
    const first = await signIn(alex);
    const second = await signIn(alex);
    assert.deepEqual([first.signedInAt, second.signedInAt], [1000, 1001]);
    assert.deepEqual(
      changes.map(({ signedIn }) => signedIn),
      [[first], [second]],
    );
  });

  it('keeps the order of first sign-ins', async () => {
    await signIn(alex);
    await signIn(megan);
    await signIn(alex);
    assert.deepEqual(
      store.accounts.map(({ id }) => id),
      ['o1.t1', 'o2.t1'],
    );
  });

  it('puts an account that was created again in the place of the old one', async () => {
    await signIn(alex);
    const again = await signIn(
      buildBrokerAccount({ localAccountId: 'o9', username: 'alex@contoso.com' }),
    );
    assert.equal(again.label, 'alex@contoso.com');
    assert.deepEqual(store.accounts, [again]);
  });

  it('takes over a new name, and no other case of the old one', async () => {
    const before = await signIn(alex);
    await store.renamed(before.id, 'alex@contoso.com');
    assert.deepEqual(store.accounts, [before]);
    await store.renamed(before.id, 'alexandra@contoso.com');
    assert.deepEqual(store.accounts, [
      { ...before, username: 'alexandra@contoso.com', label: 'alexandra@contoso.com' },
    ]);
    assert.deepEqual(changes.at(-1)?.signedIn, []);
  });

  it('renames no other account, and gives it no label that another one has', async () => {
    await signIn(alex);
    const other = await signIn(
      buildBrokerAccount({ localAccountId: 'o3', tenantId: 't3', username: 'megan@contoso.com' }),
    );
    await store.renamed('o1.t1', 'Megan@contoso.com');
    assert.deepEqual(
      store.accounts.map(({ id, label }) => [id, label]),
      [
        ['o1.t1', 'megan@contoso.com (t1)'],
        ['o3.t3', other.label],
      ],
    );
    await store.renamed('o1.t1', 'lee@contoso.com');
    assert.deepEqual(store.find('o3.t3'), other);
    await store.renamed('nobody', 'nobody@contoso.com');
    assert.deepEqual(
      store.accounts.map(({ label }) => label),
      ['lee@contoso.com', other.label],
    );
  });

  it('lets an account have a name that it is labelled with already', async () => {
    const old = { id: 'o1.t1', username: 'old@contoso.com', label: 'alex@contoso.com' };
    const stored = JSON.stringify([buildStoredAccount(old)]);
    await secrets.store('accounts', stored);
    await store.renamed('o1.t1', alex.username);
    assert.equal(store.find('o1.t1')?.label, 'alex@contoso.com');
    await secrets.store('accounts', stored);
    assert.equal((await signIn(alex)).label, 'alex@contoso.com');
  });

  it('loses none of two sign-ins at once', async () => {
    await Promise.all([signIn(alex), signIn(megan)]);
    assert.equal(store.accounts.length, 2);
  });

  it('forgets an account with its apps', async () => {
    await signIn(alex, buildClient({ clientId: otherClientId }));
    await store.signedOut('o1.t1');
    assert.deepEqual(store.accounts, []);
    assert.deepEqual((await signIn(alex)).clientIds, [clientId]);
  });

  it('reports and stores nothing if nothing is different', async () => {
    await store.signedOut('o1.t1');
    assert.deepEqual(changes, []);
    assert.equal(secrets.values.has('accounts'), false);
  });

  it('brings the accounts of the first version to this one, and stores them', async () => {
    const { id, label, username, authorityHost, signedInAt } = buildStoredAccount();
    const version1 = { id, label, username, authorityHost, signedInAt };
    fake.settings['entraBroker.clientId'] = clientId.toUpperCase();
    secrets.values.set('accounts', JSON.stringify([version1]));
    const upgraded = new AccountStore(secrets.asStorage);
    await upgraded.ready();
    fake.settings['entraBroker.clientId'] = otherClientId;
    const later = new AccountStore(secrets.asStorage);
    await later.ready();
    assert.deepEqual(later.find(id)?.clientIds, [clientId]);
    upgraded.dispose();
    later.dispose();
  });

  it('loses nothing that a later version stored when somebody signs in and out', async () => {
    const later = { ...buildStoredAccount({ id: 'o5.t1', username: 'lee' }), version: 9, extra: 1 };
    const stranger = { kind: 'group' };
    await secrets.store('accounts', JSON.stringify([later, stranger]));
    await signIn(alex);
    await signIn(buildBrokerAccount({ localAccountId: 'o5', username: 'lee' }));
    await store.signedOut('o1.t1');
    const kept = JSON.parse(secrets.values.get('accounts') ?? '') as unknown[];
    assert.partialDeepStrictEqual(kept, [{ id: 'o5.t1', version: 9, extra: 1 }, stranger]);
  });

  it('says that the secret storage fails, and works again when that is over', async () => {
    secrets.fails = true;
    const failing = new AccountStore(secrets.asStorage);
    const failure = {
      kind: 'unavailable',
      details: { kind: 'unavailable', cause: 'secretStorage' },
    };
    await assert.rejects(failing.ready(), failure);
    await assert.rejects(signIn(alex), failure);
    secrets.fails = false;
    await failing.ready();
    failing.dispose();
  });

  it('listens to its own secret only', async () => {
    secrets.values.set('accounts', JSON.stringify([buildStoredAccount()]));
    await secrets.store('other', 'x');
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(changes.length, 0);
    await store.signedOut('nobody');
    assert.equal(changes.length, 1);
  });

  it('follows and reports nothing any more when it is disposed of', async () => {
    store.dispose();
    await secrets.store('accounts', JSON.stringify([buildStoredAccount()]));
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(store.accounts, []);
    await store.signedOut('nobody');
    assert.deepEqual(changes, []);
  });
});
