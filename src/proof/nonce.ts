/** In characters; the nonces of some servers are signed tokens. */
export const longestNonce = 8192;

/** Whether a text can be a nonce: visible ASCII, without quotes and backslashes. */
export function isNonce(text: string): boolean {
  return text.length <= longestNonce && /^[\x21\x23-\x5b\x5d-\x7e]+$/.test(text);
}
