import { canonicalUrl } from './canonicalUrl.ts';

/** The request that a redirect leads to, compared with the one that was redirected. */
export interface Redirect {
  /** In canonical form. */
  readonly url: URL;
  readonly method: string;
  readonly keepsBody: boolean;
  /** Whether a header of the request goes along, by its name in any case. */
  readonly keepsHeader: (name: string) => boolean;
}

/** As the Fetch standard lists them. */
const redirectStatuses = new Set([301, 302, 303, 307, 308]);

/** "Request-body-header names" of the Fetch standard, and what belongs to them. */
const bodyHeaders = [
  'content-encoding',
  'content-language',
  'content-length',
  'content-location',
  'content-type',
];

/** Credentials, and what a client sets by itself for each host. */
const headersForOneOrigin = ['authorization', 'cookie', 'host', 'proxy-authorization'];

/**
 * Reads a redirect, after "HTTP-redirect fetch" of the Fetch standard.
 * @param from the request that was answered.
 * @returns undefined if the answer is no redirect, and `unreadable` if it leads to no URL.
 */
export function readRedirect(
  from: { readonly url: URL; readonly method: string },
  { status, headers }: { readonly status: number; readonly headers: Headers },
): Redirect | 'unreadable' | undefined {
  const location = headers.get('location');
  if (!redirectStatuses.has(status) || location === null) {
    return undefined;
  }
  const target = asUtf8(location);
  if (!URL.canParse(target, from.url.href)) {
    return 'unreadable';
  }
  const url = canonicalUrl(new URL(target, from.url.href));
  const becomesGet = changesToGet(status, from.method);
  const dropped = new Set([
    ...(becomesGet ? bodyHeaders : []),
    ...(url.origin === from.url.origin ? [] : headersForOneOrigin),
  ]);
  return {
    url,
    method: becomesGet ? 'GET' : from.method,
    keepsBody: !becomesGet,
    keepsHeader: (name) => !dropped.has(name.toLowerCase()),
  };
}

/** A header is read byte by byte, but servers write `Location` in UTF-8 as well. */
function asUtf8(location: string): string {
  return new TextDecoder().decode(
    Uint8Array.from(location, (character) => character.charCodeAt(0)),
  );
}

function changesToGet(status: number, method: string): boolean {
  return status === 303
    ? method !== 'GET' && method !== 'HEAD'
    : (status === 301 || status === 302) && method === 'POST';
}
