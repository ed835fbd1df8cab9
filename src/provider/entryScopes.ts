/**
 * To be signed in and nothing more (OpenID Connect Core 1.0, section 3.1.2.1): the request of our
 * own entry in the Accounts menu. Asking twice tells it from that of another extension.
 */
export const entryScopes: readonly string[] = ['openid', 'openid'];

/** Whether a session is asked for by our own entry. */
export function isOwnEntry(scopes: readonly string[]): boolean {
  return scopes.join(' ') === entryScopes.join(' ');
}
