import { nextNonce } from './challenge.ts';
import { RecentMap } from './recentMap.ts';

/** Far more origins than one window talks to; beyond it, a nonce is asked for again. */
const mostOrigins = 100;

/**
 * The nonces that servers handed out for the next request, in memory and by origin. The least
 * recently used origins go first.
 */
export class NonceStore {
  private readonly nonces = new RecentMap<string>(mostOrigins);

  /** Keeps the `nextnonce` of an answer, if it has one. */
  keepNext(uri: string | URL, headers: Headers): void {
    const nonce = nextNonce(headers);
    if (nonce !== undefined) {
      this.keep(uri, nonce);
    }
  }

  /** Keeps a nonce for the next request to the origin of a URL. */
  keep(uri: string | URL, nonce: string): void {
    this.nonces.set(new URL(uri).origin, nonce);
  }

  /** Whether there is a nonce for the origin of a URL. */
  has(uri: string | URL): boolean {
    return this.nonces.has(new URL(uri).origin);
  }

  /** The nonce for the origin of a URL, which is then gone: servers take each one once. */
  take(uri: string | URL): string | undefined {
    const { origin } = new URL(uri);
    const nonce = this.nonces.get(origin);
    this.nonces.delete(origin);
    return nonce;
  }
}
