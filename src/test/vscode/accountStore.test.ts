import assert from 'node:assert/strict';
import { extensions } from 'vscode';
import type { ExtensionContext, SecretStorage } from 'vscode';
import type { AccountChange } from '../../provider/accountChange.ts';
import { AccountStore } from '../../provider/accountStore.ts';
import type { StandInAccount } from '../broker/account.ts';
import { buildClient } from '../builders/clients.ts';
import { adele, alex, idOf, megan } from './standInControl.ts';

const client = buildClient();

/** Has the user name that Alex has in another tenant. */
const namesake = { ...adele, username: alex.username };

/** Two stores on one storage hear of each other as two windows do: through its events only. */
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

  it('are known here when they are signed in elsewhere', async () => {
    const change = nextChange(here);
    const stored = await signIn(elsewhere, alex);
    assert.deepEqual(await change, {
      added: [stored],
      removed: [],
      changed: [],
      signedIn: [stored],
    });
    assert.deepEqual(here.accounts, [stored]);
  });

  it('are gone here when they are signed out elsewhere', async () => {
    const stored = await signIn(here, alex);
    const change = nextChange(here);
    await elsewhere.signedOut(idOf(alex));
    assert.deepEqual(await change, {
      added: [],
      removed: [stored],
      changed: [],
      signedIn: [],
    });
    assert.deepEqual(here.accounts, []);
  });

  it('can be signed out here once more', async () => {
    await signIn(here, alex);
    await elsewhere.signedOut(idOf(alex));
    await here.signedOut(idOf(alex));
    assert.deepEqual(here.accounts, []);
  });

  it('keep their label when they sign in again after a namesake has left', async () => {
    await signIn(here, alex);
    const { label } = await signIn(here, namesake);
    assert.notEqual(label, alex.username);
    await here.signedOut(idOf(alex));
    assert.equal((await signIn(here, namesake)).label, label);
  });

  it('change here when someone signs in again elsewhere', async () => {
    await signIn(here, alex);
    const change = nextChange(here);
    const stored = await signIn(elsewhere, alex);
    assert.deepEqual(await change, {
      added: [],
      removed: [],
      changed: [stored],
      signedIn: [stored],
    });
  });

  it('are reported once if they change', async () => {
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
  const { username } = account;
  return store.signedIn({ account: { homeAccountId: idOf(account), username }, client });
}

async function nextChange(store: AccountStore): Promise<AccountChange> {
  return new Promise((resolve) => {
    const subscription = store.onDidChange((change) => {
      subscription.dispose();
      resolve(change);
    });
  });
}
