import { nextNonce } from './authenticationHeader.ts';

/** The nonces that servers handed out for the next request, in memory and by origin. */
export class ServerNonces {
  private readonly nonces = new Map<string, string>();

  /** Keeps the `nextnonce` of an answer, where it has one. */
  keep(uri: string, headers: Headers): void {
    const nonce = nextNonce(headers);
    if (nonce !== undefined) {
      this.nonces.set(new URL(uri).origin, nonce);
    }
  }

  /** Whether there is a nonce for the origin of a URL. */
  has(uri: string): boolean {
    return this.nonces.has(new URL(uri).origin);
  }

  /** The nonce for the origin of a URL, which is then gone: servers take each one once. */
  take(uri: string): string | undefined {
    const { origin } = new URL(uri);
    const nonce = this.nonces.get(origin);
    this.nonces.delete(origin);
    return nonce;
  }
}
