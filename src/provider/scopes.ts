import * as l10n from '@vscode/l10n';
import type { PopRequest } from '../broker/broker.ts';
import { parsePopRequest, PopRequestError } from '../broker/popRequest.ts';
import { parseClaims } from './claims.ts';
import { isGraph } from './cloud.ts';
import { isGuid, isTenant } from './identifiers.ts';

/** A scope or tag that can't be used; the message names it, but never a nonce or a URL. */
export class ScopeError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ScopeError';
  }
}

/** What a list of scopes asks for, with the tags taken out. */
export interface ParsedScopes {
  /** Scopes of one resource, each once, in the order given; may be empty. */
  readonly resourceScopes: readonly string[];
  readonly clientId?: string;
  readonly tenant?: string;
  /** A claims request as JSON. */
  readonly claims?: string;
  readonly pop?: PopRequest;
}

const tagNames = [
  'VSCODE_CLIENT_ID',
  'VSCODE_TENANT',
  'POP_METHOD',
  'POP_URI',
  'POP_NONCE',
  'CLAIMS',
] as const;

type TagName = (typeof tagNames)[number];

/** A scope as RFC 6749, section 3.3 allows it. */
const scopeToken = /^[\x21\x23-\x5b\x5d-\x7e]{1,2048}$/;

/** A name in capitals before a colon; `HTTPS://…` is none. */
const tagShape = /^[A-Z][A-Z0-9_]*:(?!\/\/)/;

/** What a typing error makes of our tags: other case, no colon, a hyphen, a space before it. */
const almostTag =
  /^\s*(?:(?:vscode|pop)_|(?:vscode-client[-_]id|vscode-tenant|pop-method|pop-uri|pop-nonce|claims)(?::|$))/i;

/** The broker adds these by itself (OpenID Connect Core 1.0, sections 5.4 and 11). */
const oidcScopes = new Set(['openid', 'profile', 'email', 'offline_access']);

/**
 * Reads the scopes that another extension passes to `getSession`: resource scopes and, among
 * them, tags. Order and repetition of resource scopes don't matter; every tag is used or refused.
 * @throws {ScopeError}
 */
export function parseScopes(scopes: readonly string[]): ParsedScopes {
  const tags = new Map<TagName, string>();
  const resourceScopes = new Set<string>();
  for (const [index, scope] of scopes.entries()) {
    if (tagShape.test(scope) || almostTag.test(scope)) {
      const [name, value] = parseTag(scope);
      if (tags.has(name)) {
        throw new ScopeError(l10n.t('The tag {0} is given more than once.', name));
      }
      tags.set(name, value);
    } else if (!scopeToken.test(scope)) {
      throw new ScopeError(
        l10n.t(
          'Scope number {0} is empty, too long, or has characters that scopes must not have.',
          index + 1,
        ),
      );
    } else if (!oidcScopes.has(scope.toLowerCase())) {
      resourceScopes.add(scope);
    }
  }
  requireOneResource([...resourceScopes]);

  const clientId = tags.get('VSCODE_CLIENT_ID');
  if (clientId !== undefined && !isGuid(clientId)) {
    throw new ScopeError(l10n.t('VSCODE_CLIENT_ID is not a GUID.'));
  }
  const tenant = tags.get('VSCODE_TENANT');
  if (tenant !== undefined && !isTenant(tenant)) {
    throw new ScopeError(
      l10n.t(
        'VSCODE_TENANT is not a tenant id, a domain, or one of organizations, common and consumers.',
      ),
    );
  }
  const pop = popRequestOf(tags);
  const claims = tags.get('CLAIMS');
  return {
    resourceScopes: [...resourceScopes],
    ...(clientId !== undefined && { clientId: clientId.toLowerCase() }),
    ...(tenant !== undefined && { tenant: tenant.toLowerCase() }),
    ...(claims !== undefined && { claims: claimsOf(claims) }),
    ...(pop && { pop }),
  };
}

/**
 * The resource that a scope belongs to: `api://app` for `api://app/Files.Read`. A scope
 * without one belongs to Microsoft Graph, as on the Microsoft identity platform.
 */
export function resourceOf(scope: string): string {
  return namedResource(scope) ?? 'https://graph.microsoft.com';
}

function namedResource(scope: string): string | undefined {
  const withoutScope = scope.slice(0, Math.max(scope.lastIndexOf('/'), 0));
  return withoutScope.replace(/\/+$/, '').toLowerCase() || undefined;
}

function parseTag(scope: string): [TagName, string] {
  const colon = scope.indexOf(':');
  const name = colon < 0 ? scope : scope.slice(0, colon);
  const known = tagNames.find((tagName) => tagName === name);
  if (known === undefined) {
    // A value may have been joined to the name by anything.
    const [start = ''] = /[\w-]{1,64}/.exec(name) ?? [];
    throw new ScopeError(
      l10n.t('"{0}" is not a tag that Entra Broker knows, or has no colon after it.', start),
    );
  }
  const value = colon < 0 ? '' : scope.slice(colon + 1);
  if (value === '') {
    throw new ScopeError(l10n.t('The tag {0} has no value.', known));
  }
  return [known, value];
}

function popRequestOf(tags: ReadonlyMap<TagName, string>): PopRequest | undefined {
  const [method, uri, nonce] = [tags.get('POP_METHOD'), tags.get('POP_URI'), tags.get('POP_NONCE')];
  if (method === undefined && uri === undefined && nonce === undefined) {
    return undefined;
  }
  if (method === undefined) {
    throw new ScopeError(l10n.t('The tag {0} is missing; a PoP token needs it.', 'POP_METHOD'));
  }
  if (uri === undefined) {
    throw new ScopeError(l10n.t('The tag {0} is missing; a PoP token needs it.', 'POP_URI'));
  }
  try {
    return parsePopRequest(method, uri, nonce);
  } catch (error) {
    if (error instanceof PopRequestError) {
      throw new ScopeError(`POP_${error.part.toUpperCase()}: ${error.message}`);
    }
    throw error;
  }
}

function claimsOf(value: string): string {
  const claims = parseClaims(value);
  if (claims === undefined) {
    throw new ScopeError(
      l10n.t('CLAIMS is not the base64url form of a JSON claims request (an object).'),
    );
  }
  return claims;
}

function requireOneResource(scopes: readonly string[]): void {
  const named = scopes.map(namedResource).filter((resource) => resource !== undefined);
  // A scope without a resource belongs to the Microsoft Graph of its cloud.
  const resources = [...new Set(named.some(isGraph) ? named : scopes.map(resourceOf))];
  if (resources.length > 1) {
    throw new ScopeError(
      l10n.t(
        'One token is for one resource, but these scopes belong to {0}: {1}.',
        resources.length,
        resources.map(shortened).join(', '),
      ),
    );
  }
}

/** Long enough to recognize a typing error, too short for a secret pasted in the wrong place. */
function shortened(value: string): string {
  return value.length > 64 ? `${value.slice(0, 64)}…` : value;
}
