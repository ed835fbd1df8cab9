import assert from 'node:assert/strict';
import {
  CancellationTokenSource,
  ConfigurationTarget,
  type ExtensionContext,
  extensions,
  type SecretStorage,
  workspace,
} from 'vscode';
import type { Broker, BrokerAccount, BrokerToken, TokenRequest } from '../../broker/broker.ts';
import { BrokerError } from '../../broker/brokerError.ts';
import type { StoredAccount } from '../../provider/account.ts';
import { AccountStore } from '../../provider/accountStore.ts';
import { EntraAuthenticationProvider } from '../../provider/authenticationProvider.ts';
import { InteractiveSignIn } from '../../provider/interactiveSignIn.ts';
import { Tokens } from '../../provider/tokens.ts';
import { TokenService } from '../../provider/tokenService.ts';

const authorityHost = 'https://login.microsoftonline.com';
const lee: BrokerAccount = {
  homeAccountId: 'object.tenant',
  environment: 'login.microsoftonline.com',
  tenantId: 'tenant',
  localAccountId: 'object',
  username: 'lee@contoso.example',
};
const pop = { method: 'GET', uri: 'https://api.contoso.example/items', nonce: 'one' };

/** A broker with one account. Its silent answers count up; a prompt is open until aborted. */
class CountingBroker implements Broker {
  asked = 0;
  needsPrompt = false;

  accounts(): Promise<readonly BrokerAccount[]> {
    return Promise.resolve([lee]);
  }

  acquireSilently(request: TokenRequest): Promise<BrokerToken> {
    if (this.needsPrompt) {
      return Promise.reject(new BrokerError({ kind: 'interactionRequired' }));
    }
    this.asked += 1;
    return Promise.resolve(tokenOf(request, `token-${this.asked}`));
  }

  acquireInteractively(_request: TokenRequest, signal: AbortSignal): Promise<BrokerToken> {
    return new Promise((_, reject) => {
      signal.addEventListener('abort', () => {
        reject(new BrokerError({ kind: 'cancelled' }));
      });
      this.promptOpened();
    });
  }

  promptOpened: () => void = () => undefined;
  dispose: () => void = () => undefined;
}

function tokenOf(request: TokenRequest, accessToken: string): BrokerToken {
  const expiresOn = Date.now() + 3_600_000;
  const claims = Buffer.from(JSON.stringify({ exp: expiresOn / 1000 })).toString('base64url');
  return {
    kind: request.pop ? 'pop' : 'bearer',
    accessToken,
    idToken: `e30.${claims}.`,
    expiresOn,
    account: lee,
  };
}

describe('tokens of an account', () => {
  let secrets: SecretStorage;
  let broker: CountingBroker;
  let store: AccountStore;
  let tokens: Tokens;
  let account: StoredAccount;

  before(async () => {
    const driver = extensions.getExtension<ExtensionContext>('entra-broker-tests.driver');
    ({ secrets } = await driver!.activate());
  });

  beforeEach(async () => {
    broker = new CountingBroker();
    store = new AccountStore(secrets);
    tokens = new Tokens(broker, store, new InteractiveSignIn(broker, store));
    account = await store.signedIn(lee, authorityHost);
  });

  afterEach(async () => {
    store.dispose();
    await secrets.delete('accounts');
  });

  async function bearer(): Promise<string> {
    const request = tokens.request({ resourceScopes: ['api://orders/Read'] });
    return (await tokens.silently(request, account)).accessToken;
  }

  it('are kept', async () => {
    assert.deepEqual([await bearer(), await bearer()], ['token-1', 'token-1']);
  });

  it('are forgotten when it is signed out', async () => {
    await bearer();
    await store.signedOut(account.id);
    await store.signedIn(lee, authorityHost);
    assert.equal(await bearer(), 'token-2');
  });

  it('are forgotten when it is signed in anew', async () => {
    await bearer();
    await store.signedIn(lee, authorityHost);
    assert.equal(await bearer(), 'token-2');
  });

  it('are forgotten when a claims challenge is met, by a PoP token too', async () => {
    await bearer();
    const request = tokens.request({ resourceScopes: ['api://orders/Read'], claims: '{}', pop });
    await tokens.silently(request, account);
    assert.equal(await bearer(), 'token-3');
  });

  it('of PoP are never kept', async () => {
    const request = tokens.request({ resourceScopes: ['api://orders/Read'], pop });
    const get = async () => (await tokens.silently(request, account)).accessToken;
    assert.deepEqual([await get(), await get()], ['token-1', 'token-2']);
  });

  it('for a command are given up with its progress, also while a prompt is open', async () => {
    broker.needsPrompt = true;
    const cancellation = new CancellationTokenSource();
    broker.promptOpened = () => {
      cancellation.cancel();
    };
    const service = new TokenService(store, tokens);
    await assert.rejects(
      service.acquirePopToken(account.id, ['api://orders/Read'], pop, cancellation.token),
      { kind: 'cancelled' },
    );
  });

  describe('in another cloud than that of the settings', () => {
    const setCloud = async (cloud: string | undefined) =>
      workspace.getConfiguration('entraBroker').update('cloud', cloud, ConfigurationTarget.Global);

    beforeEach(async () => {
      await setCloud('china');
    });

    afterEach(async () => {
      await setCloud(undefined);
    });

    it('are not for a command', async () => {
      assert.deepEqual(await new TokenService(store, tokens).accounts(), []);
      await setCloud(undefined);
      assert.equal((await new TokenService(store, tokens).accounts()).length, 1);
    });

    it('are refused before a prompt, with the setting named', async () => {
      broker.promptOpened = () => {
        assert.fail('There is a prompt.');
      };
      const provider = new EntraAuthenticationProvider(store, tokens, () => undefined);
      await assert.rejects(
        provider.createSession(['User.Read'], { account: { id: account.id, label: '' } }),
        { name: 'BrokerError.accountNotFound', message: /entraBroker\.cloud/ },
      );
    });
  });
});
