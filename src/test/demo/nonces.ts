import { randomBytes } from 'node:crypto';
import { Refusal } from './verifyPopToken.ts';

const lifetimeMilliseconds = 120_000;

/** The nonces that a server has handed out. Each is good once, for two minutes. */
export class Nonces {
  private readonly expiry = new Map<string, number>();

  issue(): string {
    const nonce = randomBytes(16).toString('base64url');
    this.expiry.set(nonce, Date.now() + lifetimeMilliseconds);
    return nonce;
  }

  /** A nonce whose time is over. */
  issueExpired(): string {
    const nonce = this.issue();
    this.expiry.set(nonce, 0);
    return nonce;
  }

  /** @throws {Refusal} */
  use(nonce: string | undefined): void {
    const expiry = this.expiry.get(nonce ?? '');
    this.expiry.delete(nonce ?? '');
    if (expiry === undefined) {
      throw new Refusal('The nonce is not one of this server, or was used before.');
    }
    if (expiry < Date.now()) {
      throw new Refusal('The nonce has expired.');
    }
  }
}
