/** OpenID Connect Core 1.0, sections 3.1.2.1, 5.4 and 11; they belong to no resource. */
const openIdScopes = new Set(['openid', 'profile', 'email', 'offline_access']);

/** Whether a scope is one of OpenID Connect, in whatever case. */
export function isOpenIdScope(scope: string): boolean {
  return openIdScopes.has(scope.toLowerCase());
}

/** Whether the broker asks for a scope by itself, so that it makes no difference to ask for it. */
export function isAlwaysAskedFor(scope: string): boolean {
  return isOpenIdScope(scope) && scope.toLowerCase() !== 'email';
}
