import { Refusal } from './verifyPopToken.ts';

/** The tokens that a server has accepted, for as long as they could come again. */
export class UsedTokens {
  private readonly goodUntil = new Map<string, number>();

  /**
   * Accepts a token that has not come before.
   * @param goodUntil in seconds since the epoch.
   * @throws {Refusal}
   */
  accept(token: string, goodUntil: number): void {
    const now = Date.now() / 1000;
    for (const [old, end] of this.goodUntil) {
      if (end < now) {
        this.goodUntil.delete(old);
      }
    }
    if (this.goodUntil.has(token)) {
      throw new Refusal('The token was used before; a PoP token is good for one request.');
    }
    this.goodUntil.set(token, goodUntil);
  }
}
