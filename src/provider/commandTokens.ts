import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import type { BrokerToken, TokenRequest } from '../broker/broker.ts';
import type { PopRequest } from '../proof/popRequest.ts';
import { BrokerError } from '../broker/brokerError.ts';
import { accountInformation, livesIn } from './account.ts';
import type { StoredAccount } from './account.ts';
import type { AccountStore } from './accountStore.ts';
import { currentAuthorityHost } from './client.ts';
import { ensureClientId } from './clientIdInput.ts';
import type { TellEnd } from './endLog.ts';
import { promptMayHelp } from './promptMayHelp.ts';
import { parseScopes } from './scopes.ts';
import { readSignInSettings } from './settings.ts';
import type { TokenSource } from './tokenSource.ts';

const popTokenForCommand = 'PoP token for a command';

/**
 * Tokens for the extension's own commands. They bypass `getSession`: VS Code would ask for
 * consent to our own provider, and its queue would hold other extensions' calls for as long
 * as a prompt is open.
 */
export class CommandTokens {
  private readonly store: AccountStore;
  private readonly tokens: TokenSource;
  private readonly tellEnd: TellEnd;

  constructor(store: AccountStore, tokens: TokenSource, tellEnd: TellEnd) {
    this.store = store;
    this.tokens = tokens;
    this.tellEnd = tellEnd;
  }

  /**
   * The accounts that the person signed in with here and in the cloud of the settings, in the
   * order of sign-in.
   * @throws {BrokerError}
   */
  async accounts(): Promise<readonly vscode.AuthenticationSessionAccountInformation[]> {
    const { here } = await this.accountsByCloud();
    return here.map(accountInformation);
  }

  /**
   * The accounts of other clouds, for which there are no tokens under the settings.
   * @throws {BrokerError} if the settings name no cloud.
   */
  async accountsElsewhere(): Promise<readonly StoredAccount[]> {
    return (await this.accountsByCloud()).elsewhere;
  }

  private async accountsByCloud(): Promise<Record<'here' | 'elsewhere', StoredAccount[]>> {
    await this.store.ready();
    const host = currentAuthorityHost(readSignInSettings());
    const here = this.store.accounts.filter((account) => livesIn(account, host));
    return { here, elsewhere: this.store.accounts.filter((account) => !here.includes(account)) };
  }

  /**
   * Shows the broker's prompt and adds the account that the person picks. Asks for a client
   * id first if none is set.
   * @throws {BrokerError}
   * @throws {vscode.CancellationError} if the person gives up.
   */
  async signIn(): Promise<vscode.AuthenticationSessionAccountInformation> {
    return this.told('Sign-in by command', async () => {
      await this.store.ready();
      if (!(await ensureClientId())) {
        throw new vscode.CancellationError();
      }
      const { account } = await this.tokens.withPrompt(
        this.tokens.tokenRequest({ resourceScopes: [] }),
      );
      return accountInformation(account);
    });
  }

  /**
   * What a token is to be asked for, under the settings as they are now: fixed before the person
   * confirms it, since any extension can change the settings meanwhile.
   * @param scopes resource scopes, and tags that name an app or a tenant; the sign-in scopes if
   *   there are none.
   * @throws {ScopeError} if they can't be used.
   * @throws {BrokerError} of the kind `misconfigured`
   */
  tokenRequest(scopes: readonly string[]): TokenRequest {
    try {
      return this.tokens.tokenRequest(parseScopes(scopes));
    } catch (error) {
      this.tellEnd(popTokenForCommand, error);
      throw error;
    }
  }

  /**
   * A PoP token for one request: silently, or with a prompt if the broker asks for it.
   * @param accountId id of one of `accounts`.
   * @param confirmed what `tokenRequest` gave before the person confirmed it.
   * @throws {BrokerError}
   * @throws {vscode.CancellationError} if the person gives up.
   */
  async acquirePopToken(
    accountId: string,
    confirmed: TokenRequest,
    pop: PopRequest,
    signal: AbortSignal,
  ): Promise<BrokerToken> {
    return this.told(popTokenForCommand, async () => {
      await this.store.ready();
      const account = this.store.find(accountId);
      if (!account) {
        throw new BrokerError({ kind: 'accountNotFound' });
      }
      const request = { ...confirmed, pop, correlationId: randomUUID() };
      try {
        return await this.tokens.silently(request, account, signal);
      } catch (error) {
        if (!promptMayHelp(error)) {
          throw error;
        }
      }
      return (await this.tokens.withPrompt(request, { account, signal })).token;
    });
  }

  private async told<T>(request: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      this.tellEnd(request, error);
      throw error;
    }
  }
}
