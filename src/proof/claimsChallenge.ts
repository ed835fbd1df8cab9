import { tokenChallenges } from './challenge.ts';
import { parseClaims } from './claimsRequest.ts';

/**
 * The claims that a server wants the next token to satisfy (OpenID Connect Core 1.0, section
 * 5.5), as Microsoft's APIs ask for them: base64 in the parameter `claims` of a challenge.
 * @param field `WWW-Authenticate`.
 * @returns them in base64; undefined if there are none, or what stands there is no claims request.
 */
export function claimsChallenge(field: string): string | undefined {
  return tokenChallenges(field)
    .map(({ parameters }) => parameters.get('claims') ?? '')
    .find((claims) => parseClaims(claims) !== undefined);
}
