import * as l10n from '@vscode/l10n';
import { parseScopes, ScopeError } from '../provider/scopes.ts';
import { sameOrigin } from './sameOrigin.ts';

/**
 * Checks the scopes that a person types or a key binding passes: at least one, all of one
 * resource, and no tags, since the other steps ask for what tags say.
 * @throws {ScopeError}
 */
export function parseResourceScopes(scopes: readonly string[]): readonly string[] {
  const { resourceScopes, ...tags } = parseScopes(scopes);
  if (Object.keys(tags).length > 0) {
    throw new ScopeError(l10n.t('Tags are not used here, only scopes.'));
  }
  if (resourceScopes.length === 0) {
    throw new ScopeError(l10n.t('A scope is needed, such as https://api.example.com/.default.'));
  }
  return resourceScopes;
}

/** The scopes of a text that has them between spaces, as OAuth writes them. */
export function splitScopes(text: string): readonly string[] {
  return text.split(/\s+/).filter((scope) => scope !== '');
}

/** Everything that the person consented to, at the resource that most likely serves a URL. */
export function suggestedScope(uri: string): string {
  return `${new URL(uri).origin}/.default`;
}

/**
 * What to suggest for a URL, the best first. Scopes that are known for another origin come
 * last: a token with them would most likely be for another API.
 * @param known the scopes that are known, and the URL that they are for where that is known.
 */
export function scopeSuggestions(
  uri: string,
  known: { readonly uri?: string; readonly scopes?: readonly string[] },
): readonly string[] {
  const before = known.scopes ? [known.scopes.join(' ')] : [];
  const isForUri = known.uri === undefined || sameOrigin(known.uri, uri);
  const usual = suggestedScope(uri);
  return [...new Set(isForUri ? [...before, usual] : [usual, ...before])];
}
