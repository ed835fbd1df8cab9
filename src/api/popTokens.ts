import { popScopes, providerId } from './scopeTags.ts';
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

/** What is used of `vscode.authentication.getSession`, which fits as it is. */
export type GetSession = (
  providerId: string,
  scopes: readonly string[],
  options: {
    account?: Account;
    silent?: boolean;
    createIfNone?: boolean | { detail?: string };
  },
) => PromiseLike<{ readonly accessToken: string } | undefined>;

export interface TokenOptions {
  /** `vscode.authentication.getSession` of your extension: the consent is given to you. */
  readonly getSession: GetSession;
  /** Scopes of the resource, and the tags for client id and tenant where you need them. */
  readonly scopes: readonly string[];
  /** The account to act for; without it VS Code's account preference decides. */
  readonly account?: Account;
  /** `{ createIfNone: true }` where not given. */
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

  /** @throws {NotSignedInError}, and what `getSession` rejects with. */
  async get(target: PopTarget): Promise<string> {
    const { getSession, account, sessionOptions = { createIfNone: true } } = this.options;
    const scopes = [...this.options.scopes, ...popScopes(target)];
    const common = account && { account };
    for (;;) {
      const session = await getSession(providerId, scopes, { ...common, silent: true });
      if (session) {
        return session.accessToken;
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

  private async ask(prompt: ReturnType<GetSession>): Promise<string> {
    this.prompt = prompt;
    try {
      const session = await prompt;
      if (!session) {
        throw new NotSignedInError();
      }
      return session.accessToken;
    } finally {
      this.prompt = undefined;
    }
  }
}
