import { randomUUID } from 'node:crypto';
import { METHODS } from 'node:http';
import * as l10n from '@vscode/l10n';
import { isNonce, longestNonce } from './nonce.ts';
import { PopRequestError } from './popRequestError.ts';
import { parseUri } from './popUri.ts';

/** The HTTP request that a proof-of-possession token is to be signed for. */
export interface PopRequest {
  /** An HTTP method in uppercase. */
  readonly method: string;
  /** An absolute URL in canonical form; the signature covers its host and path. */
  readonly uri: string;
  readonly nonce: string;
  /** Set if the nonce is ours and no server's: such a request may be made twice. */
  readonly randomNonce?: true;
}

/**
 * Checks the parts of a PoP request before anything is sent. Without a nonce it gets a
 * random one, as MSAL does when it signs itself, so that no two tokens are the same.
 * @throws {PopRequestError} which names the part that is wrong.
 */
export function parsePopRequest(method: string, uri: string, nonce?: string): PopRequest {
  return {
    method: parseMethod(method),
    uri: parseUri(uri).href,
    ...(nonce === undefined
      ? { nonce: randomUUID(), randomNonce: true }
      : { nonce: parseNonce(nonce) }),
  };
}

/**
 * An HTTP method (RFC 9110, section 9.1) that Node knows, in uppercase as servers compare it.
 * @throws {PopRequestError}
 */
export function parseMethod(method: string): string {
  if (METHODS.includes(method.toUpperCase()) && !METHODS.includes(method)) {
    throw new PopRequestError(
      'method',
      l10n.t('The HTTP method "{0}" must be in uppercase.', method),
    );
  }
  if (!METHODS.includes(method)) {
    // The text may be a URL or worse, so it is repeated only if it looks like a method.
    throw new PopRequestError(
      'method',
      /^[a-z]{1,20}$/i.test(method)
        ? l10n.t('"{0}" is not an HTTP method.', method)
        : l10n.t('This is not an HTTP method.'),
    );
  }
  return method;
}

/**
 * A nonce as a server hands it out: visible ASCII, no quotes or backslashes.
 * @throws {PopRequestError}
 */
export function parseNonce(nonce: string): string {
  if (!isNonce(nonce)) {
    throw new PopRequestError(
      'nonce',
      l10n.t(
        'The nonce must be 1 to {0} visible ASCII characters, without quotes and backslashes.',
        longestNonce,
      ),
    );
  }
  return nonce;
}
