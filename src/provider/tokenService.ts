import type { AuthenticationSessionAccountInformation, CancellationToken } from 'vscode';
import type { BrokerToken, PopRequest } from '../broker/broker.ts';
import { BrokerError } from '../broker/brokerError.ts';
import { accountInformation } from './account.ts';
import type { AccountStore } from './accountStore.ts';
import { withSignal } from './cancellation.ts';
import { currentAuthorityHost } from './client.ts';
import { ensureClientId } from './clientIdInput.ts';
import { readSignInSettings } from './settings.ts';
import type { Tokens } from './tokens.ts';
import { needsPrompt } from './tokens.ts';

/**
 * Tokens for the extension's own commands. They pass by `getSession`: VS Code would ask for
 * consent to our own provider, and its queue would hold other extensions' calls for as long
 * as a prompt is open.
 */
export class TokenService {
  private readonly store: AccountStore;
  private readonly tokens: Tokens;

  constructor(store: AccountStore, tokens: Tokens) {
    this.store = store;
    this.tokens = tokens;
  }

  /**
   * The accounts that the person signed in with here and in the cloud of the settings, in the
   * order of sign-in.
   * @throws `BrokerError`
   */
  async accounts(): Promise<readonly AuthenticationSessionAccountInformation[]> {
    await this.store.ready();
    const host = currentAuthorityHost(readSignInSettings());
    return this.store.accounts
      .filter(({ authorityHost }) => authorityHost === host)
      .map(accountInformation);
  }

  /**
   * Shows the broker's prompt and adds the account that the person picks. Asks for a client
   * id first where none is set.
   * @throws `BrokerError`; `cancelled` where the person gives up.
   */
  async signIn(): Promise<AuthenticationSessionAccountInformation> {
    await this.store.ready();
    if (!(await ensureClientId())) {
      throw new BrokerError({ kind: 'cancelled' });
    }
    const { account } = await this.tokens.withPrompt(this.tokens.request({ resourceScopes: [] }));
    return accountInformation(account);
  }

  /**
   * A PoP token for one request: silently, or with a prompt where the broker asks for it.
   * @param accountId id of one of `accounts`.
   * @param scopes resource scopes, without tags; the cloud's Microsoft Graph where empty.
   * @throws `BrokerError`; `cancelled` where the person gives up.
   */
  async acquirePopToken(
    accountId: string,
    scopes: readonly string[],
    pop: PopRequest,
    cancellation: CancellationToken,
  ): Promise<BrokerToken> {
    await this.store.ready();
    const account = this.store.accounts.find(({ id }) => id === accountId);
    if (!account) {
      throw new BrokerError({ kind: 'accountNotFound' });
    }
    const request = this.tokens.request({ resourceScopes: scopes, pop });
    return withSignal(cancellation, async (signal) => {
      try {
        return await this.tokens.silently(request, account, signal);
      } catch (error) {
        if (!needsPrompt(error)) {
          throw error;
        }
      }
      return (await this.tokens.withPrompt(request, { accountId, signal })).token;
    });
  }
}
