import * as l10n from '@vscode/l10n';
import { hasTagShape } from '../contract/tagShape.ts';
import type { PopRequest } from '../proof/popRequest.ts';
import { parsePopRequest } from '../proof/popRequest.ts';
import { PopRequestError } from '../proof/popRequestError.ts';
import { parseClaims } from '../proof/claimsRequest.ts';
import { isGuid, isTenant } from './identifiers.ts';
import { ScopeError } from './scopeError.ts';

const tagNames = [
  'VSCODE_CLIENT_ID',
  'VSCODE_TENANT',
  'POP_METHOD',
  'POP_URI',
  'POP_NONCE',
  'CLAIMS',
] as const;

type TagName = (typeof tagNames)[number];

/** The values of the tags among the scopes; a tag that is not there has none. */
export interface TagValues {
  readonly clientId?: string;
  readonly tenant?: string;
  /** A claims request as JSON. */
  readonly claims?: string;
  readonly pop?: PopRequest;
}

/** What a typing error makes of our tags: other case, no colon, a hyphen. */
const almostTag =
  /^(?:(?:vscode|pop)_|(?:vscode-client[-_]id|vscode-tenant|pop-method|pop-uri|pop-nonce|claims)(?::|$))/i;

/** Whether a scope is a tag, or was meant to be one. */
export function isTag(scope: string): boolean {
  return hasTagShape(scope) || almostTag.test(scope);
}

/**
 * Reads tags: every tag is used or refused. Those that the built-in provider has as well may be
 * repeated, as it allows.
 * @throws {ScopeError}
 */
export function parseTags(scopes: readonly string[]): TagValues {
  const tags = new Map<TagName, string>();
  for (const scope of scopes) {
    const [name, value] = parseTag(scope);
    if (tags.has(name) && !isRepetition(name, value, tags.get(name))) {
      throw new ScopeError(l10n.t('The tag {0} is given more than once.', name));
    }
    tags.set(name, value);
  }
  const [clientId, tenant] = [clientIdOf(tags), tenantOf(tags)];
  const pop = popRequestOf(tags);
  const claims = claimsOf(tags);
  return {
    ...(clientId !== undefined && { clientId }),
    ...(tenant !== undefined && { tenant }),
    ...(claims !== undefined && { claims }),
    ...(pop && { pop }),
  };
}

function isRepetition(name: TagName, value: string, known: string | undefined): boolean {
  return name.startsWith('VSCODE_') && value.toLowerCase() === known?.toLowerCase();
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
  const value = colon < 0 ? '' : scope.slice(colon + 1).trim();
  if (value === '') {
    throw new ScopeError(l10n.t('The tag {0} has no value.', known));
  }
  return [known, value];
}

function clientIdOf(tags: ReadonlyMap<TagName, string>): string | undefined {
  const clientId = tags.get('VSCODE_CLIENT_ID');
  if (clientId !== undefined && !isGuid(clientId)) {
    throw new ScopeError(l10n.t('VSCODE_CLIENT_ID is not a GUID.'));
  }
  return clientId?.toLowerCase();
}

function tenantOf(tags: ReadonlyMap<TagName, string>): string | undefined {
  const tenant = tags.get('VSCODE_TENANT');
  if (tenant !== undefined && !isTenant(tenant)) {
    throw new ScopeError(
      l10n.t(
        'VSCODE_TENANT is not a tenant id, a domain, or one of organizations, common and consumers.',
      ),
    );
  }
  return tenant?.toLowerCase();
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

function claimsOf(tags: ReadonlyMap<TagName, string>): string | undefined {
  const value = tags.get('CLAIMS');
  const claims = value === undefined ? undefined : parseClaims(value);
  if (value !== undefined && claims === undefined) {
    throw new ScopeError(
      l10n.t('CLAIMS is not the base64url form of a JSON claims request (an object).'),
    );
  }
  return claims;
}
