import * as vscode from 'vscode';
import { markShown } from '../contract/shownError.ts';
import type { BrokerToken, TokenRequest } from '../broker/broker.ts';
import type { StoredAccount } from './account.ts';
import { accountInformation, listedSession, livesIn } from './account.ts';
import type { AccountChange } from './accountChange.ts';
import type { AccountStore } from './accountStore.ts';
import { ensureClientId } from './clientIdInput.ts';
import { isOwnEntry } from './entryScopes.ts';
import type { TellEnd } from './endLog.ts';
import type { IssuedSession } from './issuedSession.ts';
import { isOpenIdScope } from '../contract/openIdScopes.ts';
import { promptMayHelp } from './promptMayHelp.ts';
import { parseScopes } from './scopes.ts';
import { readClientId } from './settings.ts';
import { isCancellation } from './showError.ts';
import { soonAfterFirst } from './soonAfterFirst.ts';
import type { TokenSource } from './tokenSource.ts';
import type { UnansweredRequests } from './unansweredRequests.ts';

/** How long the other accounts are waited for when one has a session, in milliseconds. */
const grace = 2_000;

/** What the person and the log are told of requests that VS Code made. */
export interface SignInReports {
  /** Of those that another extension asked for, too. */
  failed(error: unknown): void;
  /** Of those by our own entry in the Accounts menu, after which nobody else says so. */
  signedIn(label: string): void;
  /** Of those that brought nothing. */
  ended: TellEnd;
}

/**
 * The sessions that have tokens. VS Code queues all calls to one provider in a
 * window, so that a call that hangs here holds up everyone who asks after it: `getSessions`
 * never prompts, and the broker limits how long a silent request takes.
 */
export class EntraAuthenticationProvider {
  private readonly store: AccountStore;
  private readonly tokens: TokenSource;
  private readonly reports: SignInReports;
  private readonly unanswered: UnansweredRequests;

  /** @param unanswered keeps the requests that there is no session for. */
  constructor(
    store: AccountStore,
    tokens: TokenSource,
    reports: SignInReports,
    unanswered: UnansweredRequests,
  ) {
    this.store = store;
    this.tokens = tokens;
    this.reports = reports;
    this.unanswered = unanswered;
  }

  /** What a change of the accounts means for sessions. */
  sessionsChangedBy({
    added,
    removed,
    changed,
    signedIn,
  }: AccountChange): vscode.AuthenticationProviderAuthenticationSessionsChangeEvent {
    return {
      added: [
        ...added.map((account) => listedSession(account)),
        ...signedIn.flatMap((account) => this.answers(account)),
      ],
      removed: removed.map((account) => listedSession(account)),
      changed: changed.map((account) => listedSession(account)),
    };
  }

  /**
   * A session for each account and app that the person has signed in with, and that gets a token
   * without a prompt. An account for which a prompt may help yields no session. Any other failure
   * rejects if there is no session at all, so that being offline doesn't look like being signed out.
   * @throws {ScopeError}
   * @throws {BrokerError}
   */
  async getSessions(
    scopes: readonly string[],
    options: vscode.AuthenticationProviderSessionOptions,
  ): Promise<vscode.AuthenticationSession[]> {
    await this.store.ready();
    const accounts = this.store.accounts.filter(
      ({ id }) => !options.account || options.account.id === id,
    );
    const found = await this.silentSessions(scopes, accounts);
    // Signing out is final, also for a token that was on its way meanwhile.
    const sessions = found.filter(({ account }) => this.store.find(account.id) !== undefined);
    if (sessions.length === 0) {
      this.unanswered.add(scopes);
    }
    return sessions;
  }

  /**
   * Shows the broker's prompt, for `options.account` if it is given. The person may pick another
   * account there: VS Code asks which one to go on with.
   * @throws {ScopeError}
   * @throws {BrokerError}
   * @throws {vscode.CancellationError} if the person gives up.
   */
  async createSession(
    scopes: readonly string[],
    options: vscode.AuthenticationProviderSessionOptions,
  ): Promise<vscode.AuthenticationSession> {
    try {
      return await this.signIn(scopes, options);
    } catch (error) {
      this.reports.ended('Sign-in for an extension', error);
      throw error;
    }
  }

  private async signIn(
    scopes: readonly string[],
    options: vscode.AuthenticationProviderSessionOptions,
  ): Promise<vscode.AuthenticationSession> {
    const parsed = parseScopes(scopes);
    await this.store.ready();
    try {
      if (parsed.clientId === undefined && !(await ensureClientId())) {
        throw new vscode.CancellationError();
      }
      const request = this.tokens.tokenRequest(parsed);
      this.unanswered.add(scopes);
      const { token, account } = await this.tokens.withPrompt(request, {
        account: this.store.find(options.account?.id) ?? options.account,
        accountMayChange: true,
      });
      if (isOwnEntry(scopes)) {
        this.reports.signedIn(account.label);
      }
      return session(token, account, request);
    } catch (error) {
      if (isCancellation(error)) {
        throw new vscode.CancellationError();
      }
      this.reports.failed(error);
      markShown(error);
      throw error;
    }
  }

  private async silentSessions(
    scopes: readonly string[],
    accounts: readonly StoredAccount[],
  ): Promise<vscode.AuthenticationSession[]> {
    const request = this.silentRequest(scopes, accounts);
    if (!request) {
      // Not an error: VS Code goes on to `createSession`, which asks for what is missing.
      return [];
    }
    return soonAfterFirst(
      accounts
        .filter((account) => livesIn(account, request.client.authorityHost))
        .map(async (account) => this.silentSession(request, account)),
      grace,
    );
  }

  /** Undefined if there is nobody whom it could be for, or no app. */
  private silentRequest(
    scopes: readonly string[],
    accounts: readonly StoredAccount[],
  ): TokenRequest | undefined {
    try {
      const parsed = parseScopes(scopes);
      const hasClientId = (parsed.clientId ?? readClientId()) !== '';
      return accounts.length > 0 && hasClientId ? this.tokens.tokenRequest(parsed) : undefined;
    } catch (error) {
      this.reports.ended('Sessions for an extension', error);
      throw error;
    }
  }

  private async silentSession(
    request: TokenRequest,
    account: StoredAccount,
  ): Promise<vscode.AuthenticationSession | undefined> {
    try {
      return session(await this.tokens.silently(request, account), account, request);
    } catch (error) {
      if (promptMayHelp(error)) {
        return undefined;
      }
      throw error;
    }
  }

  /** The account as the answer to all that was asked for in its cloud, with an app of it. */
  private answers(account: StoredAccount): readonly vscode.AuthenticationSession[] {
    const isAnswered = (scopes: readonly string[]) => {
      try {
        const { client } = this.tokens.tokenRequest(parseScopes(scopes));
        return (
          livesIn(account, client.authorityHost) && account.clientIds.includes(client.clientId)
        );
      } catch {
        // The settings have changed, and it can't be answered under them.
        return false;
      }
    };
    return this.unanswered.take(isAnswered).map((scopes) => listedSession(account, scopes));
  }
}

/** VS Code stores a session's scopes, so they are those of the resource, without tags. */
function session(
  { accessToken, idToken }: BrokerToken,
  account: StoredAccount,
  { scopes }: TokenRequest,
): IssuedSession {
  return {
    id: account.id,
    accessToken,
    idToken,
    account: accountInformation(account),
    scopes: scopes.filter((scope) => !isOpenIdScope(scope)),
  };
}
