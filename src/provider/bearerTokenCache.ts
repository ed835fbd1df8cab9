import type { Broker, BrokerToken, TokenRequest } from '../broker/broker.ts';
import { neverAborted } from '../broker/waiting.ts';
import type { StoredAccount } from './account.ts';
import { freshClaims } from './claims.ts';
import { ExpiringMap } from './expiringMap.ts';
import { accountIdOf, tokenKey } from './tokenKey.ts';
import { goodUntil, idTokenGoodUntil, isFromBeforeSignIn } from './tokenTimes.ts';

/**
 * How long a session may take with a renewed token, in milliseconds: as long as the broker
 * gives one silent request, since VS Code lets everybody wait for it.
 */
const renewalLimit = 20_000;

/** When a token that could not be renewed is to be renewed again, in milliseconds. */
const nextRenewal = 60_000;

/** A token, and until when it is kept, in milliseconds since the epoch. */
interface KeptToken {
  readonly token: BrokerToken;
  readonly until: number;
}

/**
 * Bearer tokens in memory. Identical requests in flight are one; a request with claims
 * bypasses everything that is kept. PoP tokens are never kept nor merged, and so never
 * come here.
 */
export class BearerTokenCache {
  private readonly kept = new ExpiringMap<BrokerToken>();
  private readonly inFlight = new Map<string, Promise<BrokerToken>>();
  private readonly broker: Pick<Broker, 'acquireSilently'>;

  constructor(broker: Pick<Broker, 'acquireSilently'>) {
    this.broker = broker;
  }

  /**
   * A token without a prompt.
   * @throws {BrokerError}
   */
  async acquire(request: TokenRequest, account: StoredAccount): Promise<BrokerToken> {
    if (request.claims !== undefined) {
      const token = await this.ask(request, account, neverAborted);
      this.keep(request, account, token);
      return token;
    }
    const key = tokenKey(request, account);
    return this.kept.get(key) ?? this.inFlight.get(key) ?? this.start(key, request, account);
  }

  /**
   * Keeps a token that a prompt or a claims challenge has brought, instead of what was kept
   * for the same account, app, tenant and scopes.
   */
  keep(
    request: TokenRequest,
    account: StoredAccount,
    token: BrokerToken,
    until = goodUntil(token),
  ): void {
    const key = tokenKey(request, account);
    // What is on its way was asked for before, and must not take this one's place.
    this.inFlight.delete(key);
    if (token.kind === 'bearer') {
      this.kept.set(key, token, until);
    }
  }

  /** Forgets what is kept for such a request, which lacks what a challenge asked for. */
  forgetFor(request: TokenRequest, account: StoredAccount): void {
    const key = tokenKey(request, account);
    this.drop((other) => other === key);
  }

  /** Forgets what is kept for an account, and what is on its way. */
  forget(accountId: string): void {
    this.drop((key) => accountIdOf(key) === accountId);
  }

  private drop(matches: (key: string) => boolean): void {
    this.kept.deleteIf(matches);
    for (const key of this.inFlight.keys()) {
      if (matches(key)) {
        this.inFlight.delete(key);
      }
    }
  }

  private start(key: string, request: TokenRequest, account: StoredAccount): Promise<BrokerToken> {
    const running = this.request(request, account)
      .then(({ token, until }) => {
        if (this.inFlight.get(key) === running) {
          this.keep(request, account, token, until);
        }
        return token;
      })
      .finally(() => {
        if (this.inFlight.get(key) === running) {
          this.inFlight.delete(key);
        }
      });
    this.inFlight.set(key, running);
    return running;
  }

  /** What the runtime has in store may be outdated; claims are the one way past its store. */
  private async request(request: TokenRequest, account: StoredAccount): Promise<KeptToken> {
    const limit = AbortSignal.timeout(renewalLimit);
    const token = await this.ask(request, account, neverAborted);
    if (Date.now() < idTokenGoodUntil(token) && !isFromBeforeSignIn(token, account)) {
      return { token, until: goodUntil(token) };
    }
    try {
      const claims = freshClaims(request.correlationId);
      const renewed = await this.ask({ ...request, claims }, account, limit);
      return { token: renewed, until: goodUntil(renewed) };
    } catch {
      // The access token is good; it only is older than it could be.
      return { token, until: Math.min(goodUntil(token), Date.now() + nextRenewal) };
    }
  }

  private async ask(
    request: TokenRequest,
    { id }: StoredAccount,
    signal: AbortSignal,
  ): Promise<BrokerToken> {
    return this.broker.acquireSilently({ ...request, accountId: id }, signal);
  }
}
