import * as vscode from 'vscode';
import type { BrokerToken, TokenRequest } from '../broker/broker.ts';
import { BrokerError } from '../broker/brokerError.ts';
import type { StoredAccount } from './account.ts';
import { accountInformation, listedSession } from './account.ts';
import type { AccountStore } from './accountStore.ts';
import { ensureClientId } from './clientIdInput.ts';
import { parseScopes } from './scopes.ts';
import { readSignInSettings } from './settings.ts';
import type { Tokens } from './tokens.ts';
import { needsPrompt } from './tokens.ts';

export const providerId = 'entra-broker';
export const providerLabel = 'Entra Broker';

/** A failed sign-in that another extension asked for; the person is told as well. */
export type SignInFailed = (error: unknown) => void;

/**
 * What `vscode.authentication` talks to. VS Code queues all calls to one provider in a
 * window, so that a call that hangs here holds up everyone who asks after it: `getSessions`
 * never prompts, and the broker limits how long a silent request takes.
 */
export class EntraAuthenticationProvider implements vscode.AuthenticationProvider {
  private readonly sessionChanges =
    new vscode.EventEmitter<vscode.AuthenticationProviderAuthenticationSessionsChangeEvent>();
  readonly onDidChangeSessions = this.sessionChanges.event;

  private readonly store: AccountStore;
  private readonly tokens: Tokens;
  private readonly signInFailed: SignInFailed;

  constructor(store: AccountStore, tokens: Tokens, signInFailed: SignInFailed) {
    this.store = store;
    this.tokens = tokens;
    this.signInFailed = signInFailed;
    store.onDidChange(({ added, removed, changed, requestedScopes }) => {
      this.sessionChanges.fire({
        added: [...added.map(listedSession), ...answered([...added, ...changed], requestedScopes)],
        removed: removed.map(listedSession),
        changed: changed.map(listedSession),
      });
    });
  }

  /**
   * Without scopes, the accounts as they are in memory. With scopes, a session for each
   * account that gets a token without a prompt. An account that needs one yields no session;
   * any other failure rejects, so that being offline doesn't look like being signed out.
   * @throws `ScopeError`, `BrokerError`
   */
  async getSessions(
    scopes: readonly string[] | undefined,
    options: vscode.AuthenticationProviderSessionOptions,
  ): Promise<vscode.AuthenticationSession[]> {
    await this.store.ready();
    const accounts = this.store.accounts.filter(
      ({ id }) => !options.account || options.account.id === id,
    );
    if (!scopes) {
      return accounts.map(listedSession);
    }
    const parsed = parseScopes(scopes);
    const hasClientId = (parsed.clientId ?? readSignInSettings().clientId) !== '';
    if (accounts.length === 0 || !hasClientId) {
      // Not an error: VS Code goes on to `createSession`, which asks for what is missing.
      return [];
    }
    const request = this.tokens.request(parsed);
    const sessions = await Promise.all(
      accounts
        .filter(({ authorityHost }) => authorityHost === request.client.authorityHost)
        .map(async (account) => this.silentSession(request, account)),
    );
    return sessions.filter((session) => session !== undefined);
  }

  /**
   * Shows the broker's prompt, for `options.account` where it is given.
   * @throws `ScopeError`, `BrokerError`; VS Code's `CancellationError` where the person gives up.
   */
  async createSession(
    scopes: readonly string[],
    options: vscode.AuthenticationProviderSessionOptions,
  ): Promise<vscode.AuthenticationSession> {
    const parsed = parseScopes(scopes);
    await this.store.ready();
    if (parsed.clientId === undefined && !(await ensureClientId())) {
      throw new vscode.CancellationError();
    }
    try {
      const request = this.tokens.request(parsed);
      this.requireCloudOf(options.account, request);
      const { token, account } = await this.tokens.withPrompt(request, {
        accountId: options.account?.id,
        requestedScopes: scopes,
      });
      return session(token, account, request);
    } catch (error) {
      if (error instanceof BrokerError && error.kind === 'cancelled') {
        throw new vscode.CancellationError();
      }
      this.signInFailed(error);
      throw error;
    }
  }

  /** Forgets the account here; it stays signed in to the operating system. */
  async removeSession(sessionId: string): Promise<void> {
    await this.store.ready();
    await this.store.signedOut(sessionId);
  }

  /** An account lives in one cloud; a prompt of another would not find it. */
  private requireCloudOf(
    account: { readonly id: string } | undefined,
    { client, correlationId }: TokenRequest,
  ): void {
    const known = this.store.accounts.find(({ id }) => id === account?.id);
    if (known && known.authorityHost !== client.authorityHost) {
      throw new BrokerError({
        kind: 'accountNotFound',
        subject: 'entraBroker.cloud',
        correlationId,
      });
    }
  }

  private async silentSession(
    request: TokenRequest,
    account: StoredAccount,
  ): Promise<vscode.AuthenticationSession | undefined> {
    try {
      return session(await this.tokens.silently(request, account), account, request);
    } catch (error) {
      if (needsPrompt(error)) {
        return undefined;
      }
      throw error;
    }
  }
}

/**
 * A sign-in as the answer to what it was asked for with: VS Code takes an extension's entry
 * in the Accounts menu away where it hears of a session with the very scopes requested.
 */
function answered(
  accounts: readonly StoredAccount[],
  scopes: readonly string[] | undefined,
): readonly vscode.AuthenticationSession[] {
  return scopes ? accounts.map((account) => ({ ...listedSession(account), scopes })) : [];
}

/** VS Code stores a session's scopes, so they hold no tag. */
function session(
  { accessToken, idToken }: BrokerToken,
  account: StoredAccount,
  { scopes }: TokenRequest,
): vscode.AuthenticationSession {
  return { id: account.id, accessToken, idToken, account: accountInformation(account), scopes };
}
