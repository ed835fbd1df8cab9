import { randomUUID } from 'node:crypto';
import type { Broker, BrokerToken, TokenRequest } from '../broker/broker.ts';
import { BrokerError } from '../broker/brokerError.ts';
import type { BrokerLog } from '../broker/brokerLog.ts';
import { outcomeOf } from '../broker/outcome.ts';
import { neverAborted } from '../broker/waiting.ts';
import type { StoredAccount } from './account.ts';
import { requireCloudOf } from './accountCloud.ts';
import type { AccountStore } from './accountStore.ts';
import { AskedClaims } from './askedClaims.ts';
import { BearerTokenCache } from './bearerTokenCache.ts';
import { applySettings } from './client.ts';
import { followNames } from './followNames.ts';
import { MuteAccounts } from './muteAccounts.ts';
import type { InteractiveSignIn, PromptOptions, SignedIn } from './interactiveSignIn.ts';
import { needsPrompt } from './promptMayHelp.ts';
import { PromptNeeds } from './promptNeeds.ts';
import type { ParsedScopes } from './scopes.ts';
import { readSignInSettings } from './settings.ts';
import { tokenKey } from './tokenKey.ts';

/** Where sessions and commands alike get their tokens: kept ones, silent ones, prompted ones. */
export class TokenSource {
  private readonly bearerTokenCache: BearerTokenCache;
  private readonly askedClaims = new AskedClaims();
  private readonly promptNeeds = new PromptNeeds();
  private readonly broker: Pick<Broker, 'acquireSilently'>;
  private readonly interactive: InteractiveSignIn;
  private readonly muteAccounts = new MuteAccounts();
  private readonly log: BrokerLog;

  constructor(broker: Broker, store: AccountStore, interactive: InteractiveSignIn, log: BrokerLog) {
    this.log = log;
    this.broker = this.muteAccounts.watch(followNames(broker, store));
    this.interactive = interactive;
    this.bearerTokenCache = new BearerTokenCache(this.broker);
    // Frees memory. That nobody gets a token from before a sign-in is ensured by its key.
    store.onDidChange(({ removed, signedIn }) => {
      for (const { id } of [...removed, ...signedIn]) {
        this.bearerTokenCache.forget(id);
        this.muteAccounts.forget(id);
      }
    });
  }

  /**
   * The request that scopes ask for, under the settings as they are now.
   * @throws {BrokerError} of the kind `misconfigured`
   */
  tokenRequest(parsed: ParsedScopes): TokenRequest {
    return {
      ...applySettings(parsed, readSignInSettings()),
      ...(parsed.claims !== undefined && { claims: parsed.claims }),
      ...(parsed.pop && { pop: parsed.pop }),
      correlationId: randomUUID(),
    };
  }

  /**
   * A token without a prompt, for an account and app that the person has signed in with.
   * @throws {BrokerError}
   */
  async silently(
    request: TokenRequest,
    account: StoredAccount,
    signal = neverAborted,
  ): Promise<BrokerToken> {
    requireCloudOf(account, request);
    if (!account.clientIds.includes(request.client.clientId)) {
      throw new BrokerError({
        kind: 'interactionRequired',
        correlationId: request.correlationId,
      });
    }
    const need = needKey(request, account, request.claims);
    const known = this.promptNeeds.known(need);
    if (known) {
      const kind = request.pop ? 'PoP token' : 'bearer token';
      this.log('debug', `Get a ${kind} silently: ${outcomeOf(known)}, answered from memory`);
      throw known;
    }
    try {
      const token = await this.acquire(request, account, signal);
      // A token with claims is good for requests without them, too.
      this.promptNeeds.end(needKey(request, account));
      return token;
    } catch (error) {
      // A mute account is asked for again as soon as it is none any more.
      if (needsPrompt(error) && !this.muteAccounts.isMute({ ...request, accountId: account.id })) {
        this.promptNeeds.note(need, error);
      }
      throw error;
    }
  }

  /**
   * A token by a prompt.
   * @throws {BrokerError}
   * @throws {vscode.CancellationError} if the person gives up.
   */
  async withPrompt(request: TokenRequest, options: PromptOptions = {}): Promise<SignedIn> {
    requireCloudOf(options.account ?? {}, request);
    const signedIn = await this.interactive.prompt(request, options);
    this.bearerTokenCache.keep(request, signedIn.account, signedIn.token);
    return signedIn;
  }

  private async acquire(
    request: TokenRequest,
    account: StoredAccount,
    signal: AbortSignal,
  ): Promise<BrokerToken> {
    const toSend = this.inOtherWords(request, account);
    if (!request.pop) {
      return this.bearerTokenCache.acquire(toSend, account);
    }
    const token = await this.broker.acquireSilently({ ...toSend, accountId: account.id }, signal);
    if (request.claims !== undefined) {
      this.bearerTokenCache.forgetFor(request, account);
    }
    return token;
  }

  private inOtherWords(request: TokenRequest, account: StoredAccount): TokenRequest {
    const { claims, correlationId } = request;
    return claims === undefined
      ? request
      : {
          ...request,
          claims: this.askedClaims.toSend(tokenKey(request, account), claims, correlationId),
        };
  }
}

/** What a request needs a prompt for, as a text to compare by. */
function needKey(request: TokenRequest, account: StoredAccount, claims?: string): string {
  return JSON.stringify([tokenKey(request, account), claims]);
}
