/** A PoP request that can't be signed; the message names the part that is wrong. */
export class PopRequestError extends Error {
  readonly part: 'method' | 'uri' | 'nonce';

  constructor(part: 'method' | 'uri' | 'nonce', message: string) {
    super(message);
    this.name = 'PopRequestError';
    this.part = part;
  }
}
