import { providerId } from '../contract/providerId.ts';
import { claimsScope, popScopes } from './scopeTags.ts';
import type { PopTarget } from './scopeTags.ts';

/** An account as VS Code describes it; `vscode.authentication.getAccounts` lists them. */
export interface Account {
  readonly id: string;
  readonly label: string;
}

/**
 * Whether the person may be asked to sign in or to consent. A request that is neither
 * silent nor allowed to ask would leave an entry in the Accounts menu for each URL.
 */
export type SessionOptions =
  { readonly silent: true } | { readonly createIfNone: true | { readonly detail?: string } };

/** As much of `vscode.authentication.getSession`, which fits as it is, as is used. */
export type GetSession = (
  providerId: string,
  scopes: readonly string[],
  options: {
    account?: Account;
    silent?: boolean;
    createIfNone?: boolean | { detail?: string };
  },
) => PromiseLike<PopSession | undefined>;

/** As much of a session as is used. */
export interface PopSession {
  readonly accessToken: string;
  /** Who the token is for; a claims challenge is answered for the same account. */
  readonly account?: Account;
}

/** What PopTokens asks VS Code with: your consent, the scopes, and whom to act for. */
export interface TokenOptions {
  /** `vscode.authentication.getSession` of your extension: the consent is given to you. */
  readonly getSession: GetSession;
  /** Scopes of the resource, and the tags for client id and tenant if you need them. */
  readonly scopes: readonly string[];
  /** The account to act for; without it VS Code's account preference decides. */
  readonly account?: Account;
  /** `{ createIfNone: true }` if not given. */
  readonly sessionOptions?: SessionOptions;
}

/** Nobody is signed in, or the account needs a prompt that a silent request can't show. */
export class NotSignedInError extends Error {
  constructor() {
    super('No account is signed in for this request, and it may not ask for one.');
    this.name = 'NotSignedInError';
  }
}

/**
 * PoP tokens by way of VS Code. Requests that find nobody signed in share one prompt, since
 * VS Code takes each of them for a request of its own and would ask as many times.
 */
export class PopTokens {
  private readonly options: TokenOptions;
  private prompt: PromiseLike<unknown> | undefined;

  constructor(options: TokenOptions) {
    this.options = options;
  }

  /**
   * A session whose token is for a request.
   * @param stepUp the claims that a server asked for, and the account that they are for.
   * @throws {NotSignedInError} and whatever `getSession` rejects with.
   */
  async get(
    target: PopTarget,
    stepUp?: { readonly claims: string; readonly account: Account | undefined },
  ): Promise<PopSession> {
    const { getSession, sessionOptions = { createIfNone: true } } = this.options;
    const account = this.options.account ?? stepUp?.account;
    const scopes = [
      ...this.options.scopes,
      ...popScopes(target),
      ...(stepUp ? [claimsScope(stepUp.claims)] : []),
    ];
    const common = account && { account };
    for (;;) {
      const session = await getSession(providerId, scopes, { ...common, silent: true });
      if (session) {
        return session;
      }
      if (!('createIfNone' in sessionOptions)) {
        throw new NotSignedInError();
      }
      if (!this.prompt) {
        return await this.ask(getSession(providerId, scopes, { ...common, ...sessionOptions }));
      }
      await this.prompt;
    }
  }

  private async ask(prompt: ReturnType<GetSession>): Promise<PopSession> {
    this.prompt = prompt;
    try {
      const session = await prompt;
      if (!session) {
        throw new NotSignedInError();
      }
      return session;
    } finally {
      this.prompt = undefined;
    }
  }
}
