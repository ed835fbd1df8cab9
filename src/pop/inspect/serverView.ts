import { canonicalUrl } from '../../proof/canonicalUrl.ts';
import type { PopRequest } from '../../proof/popRequest.ts';
import type { JsonObject } from '../../proof/popToken.ts';

/** A request as .NET's System.Uri shows it to Microsoft.IdentityModel. */
export interface ServerView {
  /** In lowercase; `u` has to be one of them. */
  readonly hosts: readonly string[];
  readonly path: string;
}

/** An IPv4 address inside one of IPv6, as browsers write it. */
const mappedAddress = /^\[::ffff:([\da-f]{1,4}):([\da-f]{1,4})\]$/i;

/** How a server sees the request. */
export function serverViewOf({ uri }: PopRequest): ServerView {
  const { protocol, hostname, port, pathname } = canonicalUrl(uri);
  const host = systemUriHost(hostname);
  return {
    hosts: [host, `${host}:${port || (protocol === 'https:' ? '443' : '80')}`],
    path: pathname,
  };
}

/**
 * How a server would see the request that a token is for, if there is one: a token can hold a host
 * or a path that no request ever has. Undefined if its claims are no URL.
 */
export function serverViewOfClaims({ u, p }: JsonObject): ServerView | undefined {
  const text = `https://${String(u)}/`;
  if (!URL.canParse(text)) {
    return undefined;
  }
  const url = new URL(text);
  url.pathname = String(p);
  const host = systemUriHost(url.hostname);
  return {
    hosts: [host, `${host}:${url.port || '443'}`, `${host}:${url.port || '80'}`],
    path: canonicalUrl(url).pathname,
  };
}

/** Path comparison ignores slashes at the ends. */
export function withoutOuterSlashes(path: string): string {
  const parts = path.split('/');
  const isPart = (part: string) => part !== '';
  return parts.slice(parts.findIndex(isPart), parts.findLastIndex(isPart) + 1).join('/');
}

function systemUriHost(hostname: string): string {
  const [, high, low] = mappedAddress.exec(hostname) ?? [];
  if (high === undefined || low === undefined) {
    return hostname.toLowerCase();
  }
  const bytes = [high, low].flatMap((group) => {
    const value = parseInt(group, 16);
    return [value >> 8, value & 255];
  });
  return `[::ffff:${bytes.join('.')}]`;
}
