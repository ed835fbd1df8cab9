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

/** Where sessions and commands alike get their tokens: kept ones, silent ones, prompted ones. */
export class Tokens {
  private readonly bearerTokens: BearerTokens;
  private readonly broker: Broker;
  private readonly interactive: InteractiveSignIn;

  constructor(broker: Broker, store: AccountStore, interactive: InteractiveSignIn) {
    this.broker = broker;
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
    return request.pop
      ? this.broker.acquireSilently(silent, signal)
      : this.bearerTokens.acquire(silent);
  }

  /** A token by a prompt; without an account the person picks one. @throws `BrokerError` */
  async withPrompt(
    request: TokenRequest,
    account?: { readonly id: string; readonly label: string },
    signal = neverAborted,
  ): Promise<SignedIn> {
    const signedIn = await this.interactive.run(
      { ...request, ...(account && { accountId: account.id }) },
      account?.label,
      signal,
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
