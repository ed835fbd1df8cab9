import type { BrokerError } from '../broker/brokerError.ts';
import { ExpiringMap } from './expiringMap.ts';

/** How long a silent request is answered from memory, in milliseconds. */
const remembered = 30_000;

/**
 * A brake on loops of silent requests: if one needed a prompt a moment ago, the same request
 * does so again, and the broker isn't asked. A sign-in changes the keys of its account, and
 * so ends that.
 */
export class PromptNeeds {
  private readonly needs = new ExpiringMap<BrokerError>();

  /**
   * What the same request failed with a moment ago.
   * @param key of `tokenKey`, with the claims; the same for bearer and PoP tokens.
   */
  known(key: string): BrokerError | undefined {
    return this.needs.get(key);
  }

  /** Remembers that a silent request needs a prompt. */
  note(key: string, error: BrokerError): void {
    this.needs.set(key, error, Date.now() + remembered);
  }

  /** The broker is asked for such a request again. */
  end(key: string): void {
    this.needs.delete(key);
  }
}
