import { decodeJwt } from 'jose';
import type { Broker, BrokerToken, SilentRequest } from '../broker/broker.ts';
import { neverAborted } from './cancellation.ts';
import { distinctClaims, freshIdTokenClaims } from './claims.ts';

/** A token is good until this long before it expires, in milliseconds; as the runtime has it. */
const safetyMargin = 5 * 60_000;

/**
 * How long a session may take with a new id token, in milliseconds: as long as the broker
 * gives one silent request, since VS Code lets everybody wait for it.
 */
const renewalLimit = 20_000;

/** Longer than the runtime keeps a token, in milliseconds; Entra issues none for over 28 hours. */
const longestLife = 48 * 60 * 60_000;

/**
 * Bearer tokens in memory. Identical requests in flight are one; a request with claims
 * passes by everything that is kept. PoP tokens are never kept nor merged, and so never
 * come here.
 */
export class BearerTokens {
  private readonly kept = new Map<string, BrokerToken>();
  private readonly inFlight = new Map<string, Promise<BrokerToken>>();
  /** When claims were asked for last, in milliseconds since the epoch. */
  private readonly claimsAskedFor = new Map<string, number>();
  private readonly broker: Broker;

  constructor(broker: Broker) {
    this.broker = broker;
  }

  /** A token without a prompt. @throws `BrokerError` */
  async acquire(request: SilentRequest): Promise<BrokerToken> {
    if (request.claims !== undefined) {
      const token = await this.acquireAnew({ ...request, claims: request.claims });
      // What was kept lacks what the challenge asked for.
      this.forget(request.accountId);
      return token;
    }
    const key = keyOf(request);
    const kept = this.kept.get(key);
    if (kept && isFresh(kept)) {
      return kept;
    }
    const running = this.inFlight.get(key) ?? this.start(key, request);
    return running;
  }

  /** Keeps a token that a prompt has brought. */
  keep(request: SilentRequest, token: BrokerToken): void {
    if (token.kind === 'bearer' && request.claims === undefined && isFresh(token)) {
      this.kept.set(keyOf(request), token);
    }
    for (const [key, other] of this.kept) {
      if (!isFresh(other)) {
        this.kept.delete(key);
      }
    }
  }

  /** Forgets what is kept for an account, and what is on its way. */
  forget(accountId: string): void {
    for (const map of [this.kept, this.inFlight]) {
      for (const key of map.keys()) {
        if (accountOf(key) === accountId) {
          map.delete(key);
        }
      }
    }
  }

  /** The runtime would answer the second of two requests with the same claims by itself. */
  private async acquireAnew(request: SilentRequest & { claims: string }): Promise<BrokerToken> {
    const key = JSON.stringify([keyOf(request), request.claims]);
    for (const [other, time] of this.claimsAskedFor) {
      if (time < Date.now() - longestLife) {
        this.claimsAskedFor.delete(other);
      }
    }
    const isRepeated = this.claimsAskedFor.has(key);
    this.claimsAskedFor.set(key, Date.now());
    const claims = isRepeated
      ? distinctClaims(request.claims, request.correlationId)
      : request.claims;
    return this.broker.acquireSilently({ ...request, claims }, neverAborted);
  }

  private start(key: string, request: SilentRequest): Promise<BrokerToken> {
    const running = this.request(request)
      .then((token) => {
        if (this.inFlight.get(key) === running) {
          this.keep(request, token);
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

  private async request(request: SilentRequest): Promise<BrokerToken> {
    const limit = AbortSignal.timeout(renewalLimit);
    const token = await this.broker.acquireSilently(request, neverAborted);
    if (isGood(idTokenExpiry(token))) {
      return token;
    }
    try {
      return await this.broker.acquireSilently(
        { ...request, claims: freshIdTokenClaims(request.correlationId) },
        limit,
      );
    } catch {
      // The access token is good; only what says who signed in is old.
      return token;
    }
  }
}

function keyOf({ client, tenant, accountId, scopes }: SilentRequest): string {
  const sorted = scopes.map((scope) => scope.toLowerCase()).sort();
  return JSON.stringify([
    accountId,
    client.clientId,
    client.authorityHost,
    client.redirectUri,
    tenant,
    ...sorted,
  ]);
}

function accountOf(key: string): unknown {
  return (JSON.parse(key) as unknown[])[0];
}

function isFresh(token: BrokerToken): boolean {
  return isGood(token.expiresOn) && isGood(idTokenExpiry(token));
}

function isGood(expiry: number): boolean {
  return expiry - safetyMargin > Date.now();
}

/** In milliseconds since the epoch; 0 where the token doesn't say. */
function idTokenExpiry({ idToken }: BrokerToken): number {
  try {
    return (decodeJwt(idToken).exp ?? 0) * 1000;
  } catch {
    return 0;
  }
}
