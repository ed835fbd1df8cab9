import * as l10n from '@vscode/l10n';
import { canonicalUrl } from './canonicalUrl.ts';
import { PopRequestError } from './popRequestError.ts';
import { isSecureUrl } from './secureUrl.ts';

/** In characters; more than servers take. Encoding makes it longer, and all of it is shown. */
const longestUri = 8192;

/** In characters (RFC 1035, section 2.3.4): all of it is shown in the message of a dialog. */
const longestHost = 253;

/** Scheme and authority as they were written, which the URL parser is more lenient about. */
const schemeAndAuthority = /^\s*[a-z][a-z0-9+.-]*:\/\/([^/?#\\]*)/i;

/**
 * Reads the absolute URL of a request: https, or http within this machine. What the parser would
 * read as something else than a person does (a backslash, user names, a host in disguise) is
 * refused.
 * @returns the URL in canonical form: to be shown, signed and sent.
 * @throws {PopRequestError} whose message says what is wrong, and nothing of the URL but its host.
 */
export function parseUri(text: string): URL {
  const problem = textProblem(text) ?? urlProblem(text, new URL(text));
  if (problem !== undefined) {
    throw new PopRequestError('uri', problem);
  }
  const url = canonicalUrl(text);
  if (url.href.length > longestUri) {
    throw new PopRequestError('uri', tooLong());
  }
  return url;
}

function tooLong(): string {
  return l10n.t('The URL is longer than {0} characters.', longestUri);
}

function unreadable(): string {
  return l10n.t("The URL can't be read; check its host and port.");
}

function textProblem(text: string): string | undefined {
  if (text.length > longestUri) {
    return tooLong();
  }
  if (/[\t\n\r]/.test(text.trim())) {
    return l10n.t('The URL has a tab or a line break in it.');
  }
  if (/^[^?#]*\\/.test(text)) {
    return l10n.t('The URL has a backslash in it. Write a slash instead, or %5C.');
  }
  if (!/^\s*[a-z][a-z0-9+.-]*:/i.test(text)) {
    return l10n.t('The URL is not absolute, such as https://api.example.com/items.');
  }
  return URL.canParse(text) ? undefined : unreadable();
}

function urlProblem(text: string, url: URL): string | undefined {
  const authority = writtenAuthority(text);
  if (authority === undefined || !isSecureUrl(url)) {
    return l10n.t('The URL must begin with https:// (http:// only works for localhost).');
  }
  if (authority.includes('@')) {
    return l10n.t('The URL must not contain a user name or a password.');
  }
  const { hostname } = url;
  if (hostname.length > longestHost) {
    return unreadable();
  }
  if (hostname.split('.').includes('')) {
    return l10n.t('The host {0} has a dot too many.', hostname);
  }
  const written = hostIn(authority);
  return written === hostname || written.startsWith('[') || isInternational(written, hostname)
    ? undefined
    : l10n.t('The host of the URL means {0}. Write it like that if it is right.', hostname);
}

function writtenAuthority(text: string): string | undefined {
  return schemeAndAuthority.exec(text)?.[1];
}

/** In lowercase and without the port. */
function hostIn(authority: string): string {
  return authority.replace(/:\d*$/, '').toLowerCase();
}

/** A name in another script: each of its labels has an ASCII form, which people are shown. */
function isInternational(written: string, hostname: string): boolean {
  return hostname.includes('xn--') && written.split('.').length === hostname.split('.').length;
}
