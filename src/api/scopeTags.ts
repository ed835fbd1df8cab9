import { canonicalUrl } from '../proof/canonicalUrl.ts';

/** The HTTP request that a proof-of-possession token is to be signed for. */
export interface PopTarget {
  /** An HTTP method in uppercase. */
  readonly method: string;
  /**
   * An absolute URL. Its query and fragment are left out of the tag: the signature doesn't
   * cover them, and a query may hold what is nobody else's business.
   */
  readonly uri: string | URL;
  /** The nonce of the server's challenge. Without it the provider puts in a random one. */
  readonly nonce?: string;
}

/**
 * The tags that turn the `accessToken` of a session into a PoP token for one request.
 * Requests in flight with equal scopes are merged by VS Code and get the same token: give
 * each a nonce of its own if several may run at once, or use `createPopFetch`.
 * @throws {TypeError} if the URL isn't absolute; the provider checks the rest.
 */
export function popScopes({ method, uri, nonce }: PopTarget): string[] {
  const signed = canonicalUrl(uri);
  signed.search = '';
  return [
    `POP_METHOD:${method}`,
    `POP_URI:${signed.href}`,
    ...(nonce === undefined ? [] : [`POP_NONCE:${nonce}`]),
  ];
}

/**
 * The tag for a claims challenge (OpenID Connect Core 1.0, section 5.5).
 * @param claims the claims request as an object, as JSON, or in base64 as it stands in the
 * `claims` parameter of a `WWW-Authenticate` header.
 */
export function claimsScope(claims: object | string): string {
  const text = typeof claims === 'string' ? claims.trim() : JSON.stringify(claims);
  const encoded = text.startsWith('{') ? base64(text) : text;
  return `CLAIMS:${encoded.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}`;
}

/** Whether a scope is the tag for claims, of which there can be one. */
export function isClaimsScope(scope: string): boolean {
  return scope.trim().startsWith('CLAIMS:');
}

/** The tag for an app registration of your own; without it the person's setting is used. */
export function clientIdScope(clientId: string): string {
  return `VSCODE_CLIENT_ID:${clientId}`;
}

/**
 * The tag for a tenant; without it the person's setting is used.
 * @param tenant a tenant id or domain, `organizations`, `common` or `consumers`.
 */
export function tenantScope(tenant: string): string {
  return `VSCODE_TENANT:${tenant}`;
}

/** Of the text in UTF-8, without Node's `Buffer`, which web extensions don't have. */
function base64(text: string): string {
  const bytes = new TextEncoder().encode(text);
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
