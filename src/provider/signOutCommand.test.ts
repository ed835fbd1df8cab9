import assert from 'node:assert/strict';
import { buildBrokerAccount } from '../test/builders/accounts.ts';
import { buildClient } from '../test/builders/clients.ts';
import { FakeSecrets } from '../test/fakes/secrets.ts';
import { fake, resetFake } from '../test/fakes/vscode.ts';
import { AccountStore } from './accountStore.ts';
import { signOutCommand } from './signOutCommand.ts';

const alex = buildBrokerAccount();
const megan = buildBrokerAccount({ localAccountId: 'o2', username: 'megan@contoso.us' });

describe('the sign-out command', () => {
  let secrets: FakeSecrets;
  let store: AccountStore;

  beforeEach(async () => {
    resetFake();
    secrets = new FakeSecrets();
    store = new AccountStore(secrets.asStorage);
    await store.signedIn({ account: alex, client: buildClient() });
    await store.signedIn({
      account: megan,
      client: buildClient({ authorityHost: 'https://login.microsoftonline.us' }),
    });
  });

  afterEach(() => {
    store.dispose();
  });

  const run = async () => {
    await signOutCommand(store);
  };
  const labels = () => store.accounts.map(({ label }) => label);

  it('forgets the account that is picked, when the person says so in a modal', async () => {
    fake.inputs = [alex.username];
    fake.press = 'Sign Out';
    await run();
    assert.deepEqual(labels(), [megan.username]);
    assert.match(fake.messages[0]?.detail ?? '', /^Extensions get no more tokens/);
    assert.deepEqual(
      fake.messages.map(({ message, modal }) => [message, modal]),
      [
        ['Sign out alex@contoso.example?', true],
        ['Signed out alex@contoso.example.', false],
      ],
    );
  });

  it('forgets nobody without the yes', async () => {
    fake.inputs = [alex.username];
    await run();
    assert.deepEqual(labels(), [alex.username, megan.username]);
  });

  it('asks nothing more if nobody is picked', async () => {
    await run();
    assert.deepEqual(fake.messages, []);
    assert.deepEqual(labels(), [alex.username, megan.username]);
  });

  it('tells accounts of another cloud', async () => {
    await run();
    const { items, ...texts } = fake.shownInputs[0] as {
      items: { label: string; description: string }[];
    };
    assert.deepEqual(texts, {
      title: 'Sign out of Entra Broker',
      placeHolder: 'The account to sign out',
      ignoreFocusOut: true,
    });
    assert.deepEqual(
      items.map(({ label, description }) => [label, description]),
      [
        [alex.username, ''],
        [megan.username, 'in another cloud: login.microsoftonline.us'],
      ],
    );
  });

  it('works under wrong settings', async () => {
    fake.settings['entraBroker.cloud'] = 'moon';
    fake.inputs = [alex.username];
    fake.press = 'Sign Out';
    await run();
    assert.deepEqual(labels(), [megan.username]);
  });

  it('says that the list of accounts can not be changed', async () => {
    fake.inputs = [alex.username];
    fake.press = 'Sign Out';
    secrets.fails = true;
    await run();
    assert.deepEqual(labels(), [alex.username, megan.username]);
    assert.match(fake.messages.at(-1)?.message ?? '', /secret storage/);
  });

  it('says that nobody is signed in', async () => {
    await store.signedOut(alex.homeAccountId);
    await store.signedOut(megan.homeAccountId);
    await run();
    assert.deepEqual(
      fake.messages.map(({ message }) => message),
      ['Nobody is signed in with Entra Broker.'],
    );
  });
});
