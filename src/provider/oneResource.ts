import * as l10n from '@vscode/l10n';
import { isGraph } from './cloud.ts';
import { resourceName } from './microsoftResources.ts';
import { ScopeError } from './scopeError.ts';

const graph = 'https://graph.microsoft.com';

/**
 * The resource that a scope belongs to: `api://app` for `api://app/Files.Read`. A scope
 * without one belongs to Microsoft Graph, as on the Microsoft identity platform.
 */
export function resourceOf(scope: string): string {
  return namedResource(scope) ?? graph;
}

/**
 * Checks that scopes are for one token, which is for one resource; it may go by several names.
 * @throws {ScopeError} that names the resources
 */
export function requireOneResource(scopes: readonly string[]): void {
  const named = scopes.map(namedResource).filter((resource) => resource !== undefined);
  // A scope without a resource belongs to the Microsoft Graph of its cloud.
  const resources = named.some((resource) => isGraph(resourceName(resource)))
    ? named
    : scopes.map(resourceOf);
  const different = [...new Map(resources.map((one) => [resourceName(one), one])).values()];
  if (different.length > 1) {
    throw new ScopeError(
      l10n.t(
        'One token is for one resource, but these scopes belong to {0}: {1}.',
        different.length,
        different.map(shortened).join(', '),
      ),
    );
  }
}

function namedResource(scope: string): string | undefined {
  const withoutScope = scope.slice(0, Math.max(scope.lastIndexOf('/'), 0));
  return withoutScope.replace(/\/+$/, '').toLowerCase() || undefined;
}

/** Long enough to recognize a typing error, too short for a secret pasted in the wrong place. */
function shortened(value: string): string {
  return value.length > 64 ? `${value.slice(0, 64)}…` : value;
}
