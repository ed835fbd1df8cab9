import assert from 'node:assert/strict';
import { buildBrokerAccount } from '../test/builders/accounts.ts';
import { buildClient } from '../test/builders/clients.ts';
import { FakeSecrets } from '../test/fakes/secrets.ts';
import { logAccounts } from './accountLog.ts';
import { AccountStore } from './accountStore.ts';

const alex = buildBrokerAccount();
const megan = buildBrokerAccount({ localAccountId: 'o2', username: 'megan@contoso.example' });

describe('the log of accounts', () => {
  let secrets: FakeSecrets;
  let store: AccountStore;
  let lines: string[];

  beforeEach(async () => {
    secrets = new FakeSecrets();
    store = new AccountStore(secrets.asStorage);
    await store.ready();
    lines = [];
    logAccounts(store, (level, message) => lines.push(`${level}: ${message}`));
  });

  afterEach(() => {
    store.dispose();
  });

  it('tells each sign-in and sign-out at info, and names nobody', async () => {
    await store.signedIn({ account: alex, client: buildClient() });
    await store.signedIn({ account: megan, client: buildClient() });
    await store.signedIn({ account: alex, client: buildClient() });
    await store.signedOut(alex.homeAccountId);
    assert.deepEqual(lines, [
      'info: Signed in an account; signed in now: 1',
      'info: Signed in an account; signed in now: 2',
      'info: Signed in an account; signed in now: 2',
      'info: Signed out an account; signed in now: 1',
    ]);
  });

  it('tells those of other windows, too', async () => {
    const other = new AccountStore(secrets.asStorage);
    await other.signedIn({ account: alex, client: buildClient() });
    await other.signedOut(alex.homeAccountId);
    await store.ready();
    other.dispose();
    assert.deepEqual(lines, [
      'info: Signed in an account; signed in now: 1',
      'info: Signed out an account; signed in now: 0',
    ]);
  });

  it('tells nothing of a sign-out that forgets nobody, and of a new name', async () => {
    await store.signedIn({ account: alex, client: buildClient() });
    lines = [];
    await store.signedOut('nobody');
    await store.renamed(alex.homeAccountId, 'alexandra@contoso.example');
    assert.deepEqual(lines, []);
  });
});
