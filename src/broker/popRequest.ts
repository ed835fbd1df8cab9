import { randomUUID } from 'node:crypto';
import { METHODS } from 'node:http';
import * as l10n from '@vscode/l10n';
import type { PopRequest } from './broker.ts';

/** A PoP request that can't be signed; the message names the part that is wrong. */
export class PopRequestError extends Error {
  readonly part: 'method' | 'uri' | 'nonce';

  constructor(part: 'method' | 'uri' | 'nonce', message: string) {
    super(message);
    this.name = 'PopRequestError';
    this.part = part;
  }
}

const longestUri = 8192;
const longestNonce = 1024;
const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Checks the parts of a PoP request before anything is sent. Without a nonce it gets a
 * random one, as MSAL does where it signs itself, so that no two tokens are the same.
 * @throws {PopRequestError}
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

/** An HTTP method (RFC 9110, section 9.1) that Node knows, in capitals as servers compare it. */
export function parseMethod(method: string): string {
  if (METHODS.includes(method.toUpperCase()) && !METHODS.includes(method)) {
    throw new PopRequestError(
      'method',
      l10n.t('The HTTP method "{0}" must be in capitals.', method),
    );
  }
  if (!METHODS.includes(method)) {
    // What stands in its place may be a URL or worse.
    throw new PopRequestError(
      'method',
      /^[a-z]{1,20}$/i.test(method)
        ? l10n.t('"{0}" is not an HTTP method.', method)
        : l10n.t('The HTTP method is not one.'),
    );
  }
  return method;
}

/** The absolute URL of the request, over https; over http for this machine alone. */
export function parseUri(uri: string): URL {
  const fail = (message: string) => new PopRequestError('uri', message);
  if (uri.length > longestUri) {
    throw fail(l10n.t('The URL is longer than {0} characters.', longestUri));
  }
  if (!/^[a-z][a-z0-9+.-]*:/i.test(uri)) {
    throw fail(l10n.t('The URL is not absolute, such as https://api.example.com/items.'));
  }
  if (!URL.canParse(uri)) {
    throw fail(l10n.t("The URL can't be read; check its host and port."));
  }
  const url = new URL(uri);
  if (url.username || url.password) {
    throw fail(l10n.t('The URL must not contain a user name or a password.'));
  }
  const secure =
    url.protocol === 'https:' || (url.protocol === 'http:' && loopbackHosts.has(url.hostname));
  if (!secure) {
    throw fail(l10n.t('The URL must begin with https:// (http:// works for localhost alone).'));
  }
  return url;
}

/** A nonce as a server hands it out: visible ASCII, no quotes or backslashes. */
export function parseNonce(nonce: string): string {
  if (!/^[\x21\x23-\x5b\x5d-\x7e]+$/.test(nonce) || nonce.length > longestNonce) {
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
