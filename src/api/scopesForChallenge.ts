import { isOpenIdScope } from '../contract/openIdScopes.ts';
import { hasTagShape } from '../contract/tagShape.ts';
import { popNonceIn, tokenChallenges } from '../proof/challenge.ts';
import { claimsChallenge } from '../proof/claimsChallenge.ts';
import { claimsScope, isClaimsScope } from './scopeTags.ts';

/**
 * The scopes that answer a server's challenge: what VS Code's
 * `AuthenticationWwwAuthenticateRequest` is for providers with proposed API. Its claims become a
 * tag (if they are a claims request), and its scopes replace those of `fallbackScopes`. Tags stay,
 * but a nonce is used once: those of a PoP token get the one of the challenge, or a random one.
 *
 * The scopes of a challenge are taken only if they are of the resource of `fallbackScopes`: a
 * server must not choose whose token it gets.
 * @param header `WWW-Authenticate` of the answer, or null if it has none.
 * @param fallbackScopes the scopes and tags of the token that was refused.
 */
export function scopesForChallenge(
  header: string | null,
  fallbackScopes: readonly string[],
): string[] {
  const given = fallbackScopes.map((scope) => scope.trim()).filter(Boolean);
  const tags = given.filter(
    (scope) => hasTagShape(scope) && !isClaimsScope(scope) && !scope.startsWith('POP_NONCE:'),
  );
  const isPop = tags.some((tag) => tag.startsWith('POP_METHOD:'));
  const scopes = given.filter((scope) => !hasTagShape(scope));
  const claims = claimsChallenge(header ?? '');
  return [
    ...(challengeScopes(header ?? '', scopes) ?? scopes),
    ...tags,
    ...(isPop ? [`POP_NONCE:${popNonceIn(header ?? '') ?? crypto.randomUUID()}`] : []),
    ...(claims === undefined ? [] : [claimsScope(claims)]),
  ];
}

function challengeScopes(header: string, scopes: readonly string[]): readonly string[] | undefined {
  const resources = new Set(scopes.filter((scope) => !isOpenIdScope(scope)).map(partBeforeName));
  const isOurs = (scope: string) => !hasTagShape(scope) && resources.has(partBeforeName(scope));
  return tokenChallenges(header)
    .map(({ parameters }) => (parameters.get('scope') ?? '').split(' ').filter(Boolean))
    .find((wanted) => {
      // Those of OpenID Connect belong to no resource, and only they would mean Microsoft Graph.
      const ofResource = wanted.filter((scope) => !isOpenIdScope(scope));
      return ofResource.length > 0 && ofResource.every(isOurs);
    });
}

/** `api://app` of `api://app/Files.Read`; empty for a short name, which is one of Graph's. */
function partBeforeName(scope: string): string {
  return scope.slice(0, Math.max(scope.lastIndexOf('/'), 0)).toLowerCase();
}
