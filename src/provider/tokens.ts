import { randomUUID } from 'node:crypto';
import type { Broker, BrokerToken, TokenRequest } from '../broker/broker.ts';
import { BrokerError } from '../broker/brokerError.ts';
import type { StoredAccount } from './account.ts';
import type { AccountStore } from './accountStore.ts';
import { BearerTokens } from './bearerTokens.ts';
import { neverAborted } from './cancellation.ts';
import { resolveRequest } from './client.ts';
import type { InteractiveSignIn, SignedIn } from './interactiveSignIn.ts';
import type { ParsedScopes } from './scopes.ts';
import { readSignInSettings } from './settings.ts';

/** Whom a prompt is for, and who waits for it. */
export interface PromptOptions {
  /** Without it the person picks one. */
  readonly accountId?: string | undefined;
  /** For a caller that has a cancel button of its own. */
  readonly signal?: AbortSignal;
  /** What another extension asked for the session with, tags included. */
  readonly requestedScopes?: readonly string[];
}

/** Where sessions and commands alike get their tokens: kept ones, silent ones, prompted ones. */
export class Tokens {
  private readonly bearerTokens: BearerTokens;
  private readonly broker: Broker;
  private readonly store: AccountStore;
  private readonly interactive: InteractiveSignIn;

  constructor(broker: Broker, store: AccountStore, interactive: InteractiveSignIn) {
    this.broker = broker;
    this.store = store;
    this.interactive = interactive;
    this.bearerTokens = new BearerTokens(broker);
    // The store's first listener: whoever hears of a change later finds nothing outdated here.
    store.onDidChange(({ removed, changed }) => {
      for (const { id } of [...removed, ...changed]) {
        this.bearerTokens.forget(id);
      }
    });
  }

  /**
   * The request that scopes ask for, under the settings as they are now.
   * @throws `BrokerError` of the kind `misconfigured`
   */
  request(parsed: ParsedScopes): TokenRequest {
    return {
      ...resolveRequest(parsed, readSignInSettings()),
      ...(parsed.claims !== undefined && { claims: parsed.claims }),
      ...(parsed.pop && { pop: parsed.pop }),
      correlationId: randomUUID(),
    };
  }

  /** A token without a prompt. @throws `BrokerError` */
  async silently(
    request: TokenRequest,
    account: StoredAccount,
    signal = neverAborted,
  ): Promise<BrokerToken> {
    const silent = { ...request, accountId: account.id };
    if (!request.pop) {
      return this.bearerTokens.acquire(silent);
    }
    const token = await this.broker.acquireSilently(silent, signal);
    if (request.claims !== undefined) {
      // What was kept lacks what the challenge asked for.
      this.bearerTokens.forget(account.id);
    }
    return token;
  }

  /** A token by a prompt. @throws `BrokerError` */
  async withPrompt(
    request: TokenRequest,
    { accountId, signal = neverAborted, requestedScopes }: PromptOptions = {},
  ): Promise<SignedIn> {
    const known = this.store.accounts.find(({ id }) => id === accountId);
    const signedIn = await this.interactive.run(
      { ...request, ...(accountId !== undefined && { accountId }) },
      { signal, requestedScopes, username: known?.username },
    );
    this.bearerTokens.keep({ ...request, accountId: signedIn.account.id }, signedIn.token);
    return signedIn;
  }
}

/** Whether a silent request failed with what a prompt mends. */
export function needsPrompt(error: unknown): boolean {
  return (
    error instanceof BrokerError &&
    (error.kind === 'interactionRequired' || error.kind === 'accountNotFound')
  );
}
