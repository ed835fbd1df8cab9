import assert from 'node:assert/strict';
import { type ExtensionContext, extensions, type SecretStorage } from 'vscode';
import { type AccountChange, AccountStore } from '../../provider/accountStore.ts';
import type { StandInAccount } from '../broker/account.ts';
import { adele, alex, idOf, megan } from './standIn.ts';

const authorityHost = 'https://login.microsoftonline.com';

/** Has the user name that Alex has in another tenant. */
const namesake = { ...adele, username: alex.username };

/** Two stores on one storage hear of each other as two windows do: through its events alone. */
describe('accounts in two windows', () => {
  let secrets: SecretStorage;
  let here: AccountStore;
  let elsewhere: AccountStore;
  const heardHere: AccountChange[] = [];

  before(async () => {
    const driver = extensions.getExtension<ExtensionContext>('entra-broker-tests.driver');
    ({ secrets } = await driver!.activate());
  });

  beforeEach(async () => {
    here = new AccountStore(secrets);
    elsewhere = new AccountStore(secrets);
    await Promise.all([here.ready(), elsewhere.ready()]);
    heardHere.length = 0;
    here.onDidChange((change) => heardHere.push(change));
  });

  afterEach(async () => {
    here.dispose();
    elsewhere.dispose();
    await secrets.delete('accounts');
  });

  it('are known here once they are signed in elsewhere', async () => {
    const change = nextChange(here);
    const stored = await signIn(elsewhere, alex);
    assert.deepEqual(await change, { added: [stored], removed: [], changed: [] });
    assert.deepEqual(here.accounts, [stored]);
  });

  it('are gone here once they are signed out elsewhere', async () => {
    const stored = await signIn(here, alex);
    const change = nextChange(here);
    await elsewhere.signedOut(idOf(alex));
    assert.deepEqual(await change, { added: [], removed: [stored], changed: [] });
    assert.deepEqual(here.accounts, []);
  });

  it('can be signed out here once more', async () => {
    await signIn(here, alex);
    await elsewhere.signedOut(idOf(alex));
    await here.signedOut(idOf(alex));
    assert.deepEqual(here.accounts, []);
  });

  it('keep their label when they sign in anew after a namesake has left', async () => {
    await signIn(here, alex);
    const { label } = await signIn(here, namesake);
    assert.notEqual(label, alex.username);
    await here.signedOut(idOf(alex));
    assert.equal((await signIn(here, namesake)).label, label);
  });

  it('change here when someone signs in anew elsewhere', async () => {
    await signIn(here, alex);
    const change = nextChange(here);
    const stored = await signIn(elsewhere, alex);
    assert.deepEqual(await change, { added: [], removed: [], changed: [stored] });
  });

  it('are reported once where they change', async () => {
    const change = nextChange(elsewhere);
    await signIn(here, alex);
    // The other window has heard of it, and so has this one, a second time.
    await change;
    await here.signedOut(idOf(megan));
    assert.equal(heardHere.length, 1);
  });

  it('stay apart from those that are signed in elsewhere', async () => {
    const change = nextChange(here);
    await signIn(elsewhere, alex);
    await change;
    await signIn(here, megan);
    assert.deepEqual(
      here.accounts.map(({ id }) => id),
      [alex, megan].map(idOf),
    );
  });
});

async function signIn(store: AccountStore, account: StandInAccount) {
  const { username, environment, tenants } = account;
  const [{ tenantId, objectId: localAccountId }] = tenants;
  return store.signedIn(
    { homeAccountId: idOf(account), username, environment, tenantId, localAccountId },
    authorityHost,
  );
}

async function nextChange(store: AccountStore): Promise<AccountChange> {
  return new Promise((resolve) => {
    const subscription = store.onDidChange((change) => {
      subscription.dispose();
      resolve(change);
    });
  });
}
