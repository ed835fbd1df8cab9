import * as vscode from 'vscode';
import { listedSession } from './account.ts';
import type { AccountStore } from './accountStore.ts';
import type { EntraAuthenticationProvider } from './authenticationProvider.ts';
import { isOwnEntry } from './entryScopes.ts';
import { onDemand } from './onDemand.ts';
import { UnansweredRequests } from './unansweredRequests.ts';

/** Where the sessions come from that have tokens. */
export type TokenSessions = Pick<
  EntraAuthenticationProvider,
  'getSessions' | 'createSession' | 'sessionsChangedBy'
>;

/**
 * What `vscode.authentication` talks to from the start on. It answers by itself what needs no
 * token: which accounts there are, and that our own entry in the Accounts menu has no session
 * while nobody is signed in. VS Code asks that in each window, whether or not anybody needs us;
 * everything else is loaded by the first request for a token.
 */
export class ProviderOnDemand implements vscode.AuthenticationProvider, vscode.Disposable {
  private readonly sessionChanges =
    new vscode.EventEmitter<vscode.AuthenticationProviderAuthenticationSessionsChangeEvent>();
  readonly onDidChangeSessions = this.sessionChanges.event;

  private readonly unanswered = new UnansweredRequests();
  private readonly store: AccountStore;
  private readonly load: () => Promise<TokenSessions>;
  private readonly subscription: vscode.Disposable;
  private loaded: TokenSessions | undefined;

  /** @param load is given the requests that there was no session for, to keep them. */
  constructor(
    store: AccountStore,
    load: (unanswered: UnansweredRequests) => Promise<TokenSessions>,
  ) {
    this.store = store;
    this.load = onDemand(async () => (this.loaded = await load(this.unanswered)));
    this.subscription = store.onDidChange((change) => {
      if (this.loaded) {
        this.sessionChanges.fire(this.loaded.sessionsChangedBy(change));
      } else {
        void this.load().then((sessions) => {
          this.sessionChanges.fire(sessions.sessionsChangedBy(change));
        });
      }
    });
  }

  /**
   * Without scopes, the accounts as they are in memory. With scopes, a session for each account
   * that gets a token for them without a prompt.
   * @throws {ScopeError}
   * @throws {BrokerError}
   */
  async getSessions(
    scopes: readonly string[] | undefined,
    options: vscode.AuthenticationProviderSessionOptions,
  ): Promise<vscode.AuthenticationSession[]> {
    await this.store.ready();
    if (!scopes) {
      return this.store.accounts
        .filter(({ id }) => !options.account || options.account.id === id)
        .map((account) => listedSession(account));
    }
    if (this.store.accounts.length === 0 && isOwnEntry(scopes)) {
      this.unanswered.add(scopes);
      return [];
    }
    return (await this.load()).getSessions(scopes, options);
  }

  /**
   * Shows the broker's prompt.
   * @throws {ScopeError}
   * @throws {BrokerError}
   * @throws {vscode.CancellationError} if the person gives up.
   */
  async createSession(
    scopes: readonly string[],
    options: vscode.AuthenticationProviderSessionOptions,
  ): Promise<vscode.AuthenticationSession> {
    return (await this.load()).createSession(scopes, options);
  }

  /** Forgets the account here; it stays signed in to the operating system. */
  async removeSession(sessionId: string): Promise<void> {
    await this.store.ready();
    await this.store.signedOut(sessionId);
  }

  dispose(): void {
    this.subscription.dispose();
    this.sessionChanges.dispose();
  }
}
