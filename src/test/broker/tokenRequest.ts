/** What a signed HTTP request is asked for, as the runtime passes it on. */
export interface PopParams {
  readonly httpMethod: string;
  readonly uriHost: string;
  readonly uriPath: string;
  readonly nonce: string;
}

/** The part of a token request that the stand-in reads; the rest is recorded all the same. */
export interface AuthParameters {
  readonly account: { readonly homeAccountId: string } | null;
  readonly authority: string;
  readonly clientId: string;
  readonly requestedScopes: readonly string[];
  readonly username: string;
  /** A claims request as JSON, or empty. */
  readonly decodedClaims: string;
  readonly popParams: PopParams | null;
}

export interface TokenRequest {
  readonly authParameters: AuthParameters;
}

/** The resource that scopes such as `api://orders/Read` belong to, and their names in it. */
export function resourceScopes(scopes: readonly string[]): { resource: string; names: string } {
  const identity = new Set(['openid', 'profile', 'email', 'offline_access']);
  const asked = scopes.filter((scope) => !identity.has(scope));
  const resource = asked.map(resourceOf).find((found) => found !== '');
  const names = asked.map((scope) => scope.slice(scope.lastIndexOf('/') + 1));
  return {
    resource: resource ?? 'https://graph.microsoft.com',
    names: names.map((name) => (name === '.default' ? 'user_impersonation' : name)).join(' '),
  };
}

function resourceOf(scope: string): string {
  return scope.slice(0, Math.max(0, scope.lastIndexOf('/')));
}

/**
 * The authentication contexts that a claims request asks for in the access token, as
 * conditional access step-up does: `{"access_token":{"acrs":{"value":"c1"}}}`.
 */
export function requestedContexts(claims: string): readonly string[] {
  if (claims === '') {
    return [];
  }
  const { access_token: asked } = JSON.parse(claims) as {
    access_token?: { acrs?: { value?: string; values?: string[] } };
  };
  const { value, values } = asked?.acrs ?? {};
  return values ?? (value === undefined ? [] : [value]);
}
