import { createHash } from 'node:crypto';
import { distinctClaims } from './claims.ts';
import { ExpiringMap } from './expiringMap.ts';

/** Longer than the runtime keeps a token, in milliseconds; Entra issues none for over 28 hours. */
const longestLife = 48 * 60 * 60_000;

/**
 * Knows which claims were asked for before, by their hashes. The native runtime keeps tokens by
 * their claims and would answer the second of two requests with the same claims by itself,
 * although a server that repeats its challenge has just refused that answer.
 */
export class AskedClaims {
  private readonly asked = new ExpiringMap<true>();

  /**
   * The claims to send: the same the first time, then in other words that mean the same.
   * @param key of `tokenKey`
   * @param requestId makes the words of this request differ from those of all others.
   */
  toSend(key: string, claims: string, requestId: string): string {
    const hash = createHash('sha256')
      .update(JSON.stringify([key, claims]))
      .digest('base64');
    const isRepeated = this.asked.get(hash) !== undefined;
    this.asked.set(hash, true, Date.now() + longestLife);
    return isRepeated ? distinctClaims(claims, requestId) : claims;
  }
}
