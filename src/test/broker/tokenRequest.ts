/** The HTTP request to be signed, as the runtime passes it on. */
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

/**
 * The parameters of a request, whoever made it: clients other than Microsoft's runtime leave out
 * what they don't need.
 */
export function authParametersOf(request: unknown): AuthParameters {
  const { authParameters, account } = object(request);
  const given = object(authParameters);
  const scopes = Array.isArray(given.requestedScopes) ? given.requestedScopes : [];
  return {
    account: accountOf(given.account) ?? accountOf(account),
    authority: text(given.authority) || 'https://login.microsoftonline.com/organizations',
    clientId: text(given.clientId),
    requestedScopes: scopes.filter((scope): scope is string => typeof scope === 'string'),
    username: text(given.username),
    decodedClaims: text(given.decodedClaims),
    popParams: popParamsOf(given.popParams),
  };
}

function accountOf(value: unknown): AuthParameters['account'] {
  const { homeAccountId } = object(value);
  return typeof homeAccountId === 'string' ? { homeAccountId } : null;
}

function popParamsOf(value: unknown): PopParams | null {
  if (typeof value !== 'object' || value === null) {
    return null;
  }
  const { httpMethod, uriHost, uriPath, nonce } = object(value);
  return {
    httpMethod: text(httpMethod),
    uriHost: text(uriHost),
    uriPath: text(uriPath),
    nonce: text(nonce),
  };
}

function object(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
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
  const { value, values } = contextsIn(claims);
  return values ?? (value === undefined ? [] : [value]);
}

function contextsIn(claims: string): { value?: string; values?: string[] } {
  try {
    const { access_token: asked } = JSON.parse(claims) as {
      access_token?: { acrs?: { value?: string; values?: string[] } };
    };
    return asked?.acrs ?? {};
  } catch {
    return {};
  }
}
