import { isDeepStrictEqual } from 'node:util';
import type { JsonObject } from '../../proof/popToken.ts';
import type { TokenPart } from './claimMeaning.ts';
import type { Inspection } from './inspection.ts';

/** A member that two tokens have with different values, or only one of them has. */
export interface Difference {
  readonly part: TokenPart;
  readonly name: string;
  /** Undefined if the token doesn't have it. */
  readonly values: readonly [one: unknown, other: unknown];
}

/** In the order in which they are best read. */
export const tokenParts: readonly TokenPart[] = [
  'tokenClaims',
  'popClaims',
  'tokenHeader',
  'popHeader',
];

/**
 * In what two tokens differ. A PoP token is compared by its access token, too, with an access
 * token by itself; the claim `at` is what that is in.
 */
export function differences(one: Inspection, other: Inspection): readonly Difference[] {
  const [left, right] = [partsOf(one), partsOf(other)];
  return tokenParts.flatMap((part) => {
    const [a, b] = [left[part], right[part]];
    return a && b
      ? [...new Set([...Object.keys(a), ...Object.keys(b)])]
          .filter((name) => !(part === 'popClaims' && name === 'at'))
          .filter((name) => !isDeepStrictEqual(own(a, name), own(b, name)))
          .map((name) => ({ part, name, values: [own(a, name), own(b, name)] }) as const)
      : [];
  });
}

function partsOf(inspection: Inspection): Partial<Record<TokenPart, JsonObject>> {
  const { token } = inspection;
  if (inspection.kind !== 'pop') {
    return { tokenHeader: token.header, tokenClaims: token.claims };
  }
  const { accessToken } = inspection.evidence;
  return {
    popHeader: token.header,
    popClaims: token.claims,
    ...(typeof accessToken !== 'string' && {
      tokenHeader: accessToken.header,
      tokenClaims: accessToken.claims,
    }),
  };
}

function own(members: JsonObject, name: string): unknown {
  return Object.hasOwn(members, name) ? members[name] : undefined;
}
