import { AccountStore } from '../../provider/accountStore.ts';
import { EntraAuthenticationProvider } from '../../provider/authenticationProvider.ts';
import { InteractiveSignIn } from '../../provider/interactiveSignIn.ts';
import { TokenSource } from '../../provider/tokenSource.ts';
import { UnansweredRequests } from '../../provider/unansweredRequests.ts';
import { homeAccountId } from '../broker/account.ts';
import type { StandInAccount } from '../broker/account.ts';
import { FakeSecrets } from '../fakes/secrets.ts';
import { fake, resetFake } from '../fakes/vscode.ts';
import { client } from './scene.ts';
import type { Scene } from './scene.ts';

/** Sets up the provider on the broker of a scene, with an empty store, for each test. */
export function useProvider(scene: Scene) {
  let store: AccountStore;
  let provider: EntraAuthenticationProvider;

  beforeEach(async () => {
    resetFake();
    fake.settings['entraBroker.clientId'] = client.clientId;
    store = new AccountStore(new FakeSecrets().asStorage);
    await store.ready();
    const tokens = new TokenSource(
      scene.broker,
      store,
      new InteractiveSignIn(scene.broker, store),
      () => undefined,
    );
    const nothing = () => undefined;
    const reports = { failed: nothing, signedIn: nothing, ended: nothing };
    provider = new EntraAuthenticationProvider(store, tokens, reports, new UnansweredRequests());
  });
  afterEach(() => {
    store.dispose();
  });

  return {
    provider: () => provider,
    signedIn: async (...accounts: StandInAccount[]) => {
      for (const account of accounts) {
        const { username } = account;
        await store.signedIn({
          account: { homeAccountId: homeAccountId(account), username },
          client,
        });
      }
    },
    mute: async (...accounts: StandInAccount[]) => {
      for (const account of accounts) {
        await scene.control.script({
          method: 'silent',
          accountId: homeAccountId(account),
          answer: { kind: 'never' },
        });
      }
    },
    failing: async (account: StandInAccount, error: { status: number; context: string }) => {
      await scene.control.script({
        method: 'silent',
        accountId: homeAccountId(account),
        answer: { kind: 'error', ...error },
      });
    },
    /** The names of the accounts that have a session. */
    whose: async (scope: string) =>
      (await provider.getSessions([scope], {})).map(({ account }) => account.label),
    /** The sessions of one account. */
    sessionsOf: async (account: StandInAccount, ...scopes: string[]) =>
      provider.getSessions(scopes, { account: { id: homeAccountId(account), label: '' } }),
    prompted: async (scope: string, account: StandInAccount) => {
      const id = homeAccountId(account);
      const session = provider.createSession([scope], {
        account: { id, label: account.username },
      });
      await scene.control.choose((await scene.control.nextPrompt()).id, id);
      return (await session).account.label;
    },
  };
}
