/** A scope or tag that can't be used; the message names it, but never a nonce or a URL. */
export class ScopeError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ScopeError';
  }
}
