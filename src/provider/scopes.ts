import * as l10n from '@vscode/l10n';
import { requireOneResource } from './oneResource.ts';
import { isOpenIdScope } from '../contract/openIdScopes.ts';
import { ScopeError } from './scopeError.ts';
import { isTag, parseTags } from './scopeTags.ts';
import type { TagValues } from './scopeTags.ts';

/** A list of scopes, with the tags taken out. */
export interface ParsedScopes extends TagValues {
  /** Scopes of one resource, each once, in the order given; may be empty. */
  readonly resourceScopes: readonly string[];
  /** Scopes of OpenID Connect in lowercase, each once; left out if there are none. */
  readonly openIdScopes?: readonly string[];
}

/** A scope as RFC 6749, section 3.3 allows it. */
const scopeToken = /^[\x21\x23-\x5b\x5d-\x7e]{1,2048}$/;

/**
 * Reads the scopes that another extension passes to `getSession`: resource scopes and, among
 * them, tags. Order and repetition of scopes don't matter, nor do blanks around them and empty
 * ones, as with the built-in provider; every tag is used or refused.
 * @throws {ScopeError}
 */
export function parseScopes(scopes: readonly string[]): ParsedScopes {
  const tags: string[] = [];
  const resourceScopes = new Set<string>();
  const openIdScopes = new Set<string>();
  for (const [index, given] of scopes.entries()) {
    const scope = given.trim();
    if (isTag(scope)) {
      tags.push(scope);
    } else if (isOpenIdScope(scope)) {
      openIdScopes.add(scope.toLowerCase());
    } else if (scopeToken.test(scope)) {
      resourceScopes.add(scope);
    } else if (scope !== '') {
      throw new ScopeError(
        l10n.t(
          'Scope number {0} is too long, or has characters that scopes must not have.',
          index + 1,
        ),
      );
    }
  }
  requireOneResource([...resourceScopes]);
  return {
    resourceScopes: [...resourceScopes],
    ...(openIdScopes.size > 0 && { openIdScopes: [...openIdScopes] }),
    ...parseTags(tags),
  };
}
