import { providerId } from '../contract/providerId.ts';
import { errorKind } from './errorKind.ts';
import { claimsScope, isClaimsScope, popScopes } from './scopeTags.ts';
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

/** What a server's challenge adds to the request for a token. */
export interface StepUp {
  /** In base64; they go instead of those of the caller. */
  readonly claims: string;
  /** The account whose token was refused, or that met the claims. */
  readonly account?: Account | undefined;
  /**
   * It was met before. VS Code decides again whom to act for, and the person is not asked, whatever
   * the options allow.
   */
  readonly remembered?: true;
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
   * @throws {NotSignedInError} and whatever `getSession` rejects with. A step-up without a question
   *   fails with it for whatever reason, unless it is cancelled: there is an answer without it.
   */
  async get(target: PopTarget, stepUp?: StepUp): Promise<PopSession> {
    const { sessionOptions = { createIfNone: true } } = this.options;
    if (!stepUp) {
      return this.request(target, sessionOptions);
    }
    if (!stepUp.remembered && 'createIfNone' in sessionOptions) {
      return this.request(target, sessionOptions, stepUp);
    }
    const session = await this.stepUpSilently(target, stepUp);
    if (stepUp.remembered && session.account?.id !== stepUp.account?.id) {
      // Without the claims it may be another one: that of the person's choice may not meet them.
      throw new NotSignedInError();
    }
    return session;
  }

  private async stepUpSilently(
    target: PopTarget,
    { claims, account, remembered }: StepUp,
  ): Promise<PopSession> {
    const stepUp = remembered ? { claims } : { claims, account };
    try {
      return await this.request(target, { silent: true }, stepUp);
    } catch (error) {
      throw errorKind(error) === 'cancelled' ? error : new NotSignedInError();
    }
  }

  private async request(
    target: PopTarget,
    sessionOptions: SessionOptions,
    stepUp?: StepUp,
  ): Promise<PopSession> {
    const { getSession } = this.options;
    const account = this.options.account ?? stepUp?.account;
    const scopes = [
      ...this.options.scopes.filter((scope) => !stepUp || !isClaimsScope(scope)),
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
