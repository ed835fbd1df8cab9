import assert from 'node:assert/strict';
import type { Memento } from 'vscode';
import { buildBrokerAccount } from '../test/builders/accounts.ts';
import { buildClient } from '../test/builders/clients.ts';
import { FakeSecrets } from '../test/fakes/secrets.ts';
import { fake, resetFake } from '../test/fakes/vscode.ts';
import { AccountStore } from './accountStore.ts';
import { LostAccounts } from './lostAccounts.ts';

const alex = buildBrokerAccount();

describe('LostAccounts', () => {
  let values: Map<string, unknown>;
  let isFull: boolean;

  beforeEach(() => {
    resetFake();
    values = new Map();
    isFull = false;
  });

  /** A window, which somebody may sign in and out in, and what it found out. */
  async function openWindow(secrets: FakeSecrets) {
    const store = new AccountStore(secrets.asStorage);
    const state = {
      get: (key: string) => values.get(key),
      update: async (key: string, value: unknown) => {
        await Promise.resolve();
        if (isFull) {
          throw new Error('There is no room.');
        }
        values.set(key, value);
      },
    };
    const lost = new LostAccounts(state as unknown as Memento, store);
    await new Promise((resolve) => setImmediate(resolve));
    return { store, lost, areLost: lost.areLost };
  }

  /** Leaves it written down that there were accounts, which the next window does not find. */
  const loseAccounts = () => values.set('hasAccounts', true);

  it('leads to the guide, if the person wants it', async () => {
    loseAccounts();
    await openWindow(new FakeSecrets());
    assert.deepEqual(fake.opened, []);
    loseAccounts();
    fake.press = 'Open the Guide';
    await openWindow(new FakeSecrets());
    assert.match(fake.opened.join(), /^https:\/\/code\.visualstudio\.com\/.*keychain/);
  });

  it('writes nothing down any more when it is disposed of', async () => {
    const { store, lost } = await openWindow(new FakeSecrets());
    lost.dispose();
    await store.signedIn({ account: alex, client: buildClient() });
    assert.equal(values.get('hasAccounts'), false);
  });

  it('says once that accounts are gone after a restart', async () => {
    const { store } = await openWindow(new FakeSecrets());
    await store.signedIn({ account: alex, client: buildClient() });
    assert.equal((await openWindow(new FakeSecrets())).areLost, true);
    assert.equal((await openWindow(new FakeSecrets())).areLost, false);
    assert.equal(fake.messages.length, 1);
    assert.match(fake.messages[0]!.message, /Sign in again/);
  });

  it('says nothing if they are there', async () => {
    const secrets = new FakeSecrets();
    const { store } = await openWindow(secrets);
    await store.signedIn({ account: alex, client: buildClient() });
    assert.equal((await openWindow(secrets)).areLost, false);
    assert.deepEqual(fake.messages, []);
  });

  it('says nothing if they were signed out', async () => {
    const { store } = await openWindow(new FakeSecrets());
    await store.signedIn({ account: alex, client: buildClient() });
    await store.signedOut(alex.homeAccountId);
    assert.equal((await openWindow(new FakeSecrets())).areLost, false);
  });

  it('leaves no rejection behind if it can not be written down', async () => {
    const unhandled: unknown[] = [];
    const note = (error: unknown) => unhandled.push(error);
    process.on('unhandledRejection', note);
    isFull = true;
    const { store } = await openWindow(new FakeSecrets());
    await store.signedIn({ account: alex, client: buildClient() });
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', note);
    assert.deepEqual(unhandled, []);
  });

  it('says nothing if there never were any', async () => {
    assert.equal((await openWindow(new FakeSecrets())).areLost, false);
    assert.deepEqual(fake.messages, []);
  });
});
