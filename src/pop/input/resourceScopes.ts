import * as l10n from '@vscode/l10n';
import { ScopeError } from '../../provider/scopeError.ts';
import { parseScopes } from '../../provider/scopes.ts';

/** In characters, of all together: the dialog that asks the person shows each of them. */
const longestScopes = 4096;

/**
 * Checks the scopes that a person types or a key binding passes: at least one, all of one
 * resource, and no tags, since the other steps ask for what tags say.
 * @throws {ScopeError}
 */
export function parseResourceScopes(scopes: readonly string[]): readonly string[] {
  const { resourceScopes, openIdScopes = [], ...tags } = parseScopes(scopes);
  if (Object.keys(tags).length > 0) {
    throw new ScopeError(l10n.t('Tags are not used here, only scopes.'));
  }
  if (resourceScopes.length === 0) {
    throw new ScopeError(l10n.t('A scope is needed, such as https://api.example.com/.default.'));
  }
  const all = [...resourceScopes, ...openIdScopes];
  if (all.join(' ').length > longestScopes) {
    throw new ScopeError(l10n.t('The scopes are longer than {0} characters.', longestScopes));
  }
  return all;
}

/** The scopes of a text that has them between spaces, as OAuth writes them. */
export function splitScopes(text: string): readonly string[] {
  return text.split(/\s+/).filter((scope) => scope !== '');
}

/** Everything that the person consented to, at the resource that most likely serves a URL. */
export function suggestedScope(uri: string): string {
  return `${new URL(uri).origin}/.default`;
}
