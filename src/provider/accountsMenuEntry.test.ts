import assert from 'node:assert/strict';
import { buildBrokerAccount } from '../test/builders/accounts.ts';
import { buildClient } from '../test/builders/clients.ts';
import { FakeSecrets } from '../test/fakes/secrets.ts';
import { fake, resetFake } from '../test/fakes/vscode.ts';
import { AccountStore } from './accountStore.ts';
import { offerSignInInAccountsMenu } from './accountsMenuEntry.ts';

const alex = buildBrokerAccount();
const turn = async () => new Promise((resolve) => setImmediate(resolve));

describe('our entry in the Accounts menu', () => {
  let store: AccountStore;

  beforeEach(() => {
    resetFake();
    store = new AccountStore(new FakeSecrets().asStorage);
  });

  afterEach(() => {
    store.dispose();
  });

  it('is asked for while nobody is signed in, with or without a client id', async () => {
    offerSignInInAccountsMenu(store);
    await turn();
    assert.deepEqual(fake.sessionsAskedFor, [
      { providerId: 'entra-broker', scopes: ['openid', 'openid'] },
    ]);
  });

  it('is not asked for while somebody is', async () => {
    await store.signedIn({ account: alex, client: buildClient() });
    offerSignInInAccountsMenu(store);
    await turn();
    assert.deepEqual(fake.sessionsAskedFor, []);
  });

  it('is asked for when the last account is signed out', async () => {
    await store.signedIn({ account: alex, client: buildClient() });
    offerSignInInAccountsMenu(store);
    await turn();
    await store.signedOut(alex.homeAccountId);
    await turn();
    assert.equal(fake.sessionsAskedFor.length, 1);
  });
});
