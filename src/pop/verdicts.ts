import * as l10n from '@vscode/l10n';
import type { PopRequest } from '../broker/broker.ts';
import type { DecodedToken, SignedHttpRequest } from '../broker/signedHttpRequest.ts';
import { passes, signedHttpRequestChecks } from '../broker/signedHttpRequestChecks.ts';
import type { SignedHttpRequestCheck } from '../broker/signedHttpRequestChecks.ts';
import { accessTokenTimeProblem, smallestClockSkew } from './accessTokenTime.ts';

/** What a check of a PoP token came to. */
export interface Verdict {
  readonly check: SignedHttpRequestCheck | 'accessTokenTime';
  /** `unknown` where the check needs the request, and only the token is there. */
  readonly outcome: 'holds' | 'fails' | 'unknown';
  readonly sentence: string;
}

const aboutTheRequest: readonly SignedHttpRequestCheck[] = ['method', 'host', 'path', 'nonce'];

/**
 * Carries out every check.
 * @param sentWith the request that the token is for, where it is known.
 * @param now in milliseconds since the epoch.
 */
export async function verdictsOn(
  request: SignedHttpRequest,
  sentWith: PopRequest | undefined,
  now: number,
): Promise<readonly Verdict[]> {
  const verdicts = await Promise.all(
    signedHttpRequestChecks.map(async (check): Promise<Verdict> => {
      const [holds, fails, unknown = ''] = sentences(request, now)[check];
      if (!sentWith && aboutTheRequest.includes(check)) {
        return { check, outcome: 'unknown', sentence: unknown };
      }
      return (await passes(check, request, sentWith, now))
        ? { check, outcome: 'holds', sentence: holds }
        : { check, outcome: 'fails', sentence: fails };
    }),
  );
  return request.accessToken ? [...verdicts, accessTokenTime(request.accessToken, now)] : verdicts;
}

function accessTokenTime(accessToken: DecodedToken, now: number): Verdict {
  const problem = accessTokenTimeProblem(accessToken, now, smallestClockSkew);
  if (problem === undefined) {
    const sentence = l10n.t('The access token is valid at this time.');
    return { check: 'accessTokenTime', outcome: 'holds', sentence };
  }
  const sentence = {
    endless: l10n.t("The access token doesn't say when it expires; servers refuse that."),
    expired: l10n.t('The access token has expired; servers allow 5 minutes after that at most.'),
    early: l10n.t('The access token is not valid yet; some servers take it up to 5 minutes early.'),
  }[problem];
  return { check: 'accessTokenTime', outcome: 'fails', sentence };
}

type Sentences = Record<
  SignedHttpRequestCheck,
  readonly [holds: string, fails: string, unknown?: string]
>;

function sentences({ claims, header }: SignedHttpRequest, now: number): Sentences {
  return {
    type: [
      l10n.t('The header says that this is a PoP token.'),
      l10n.t('The type in the header is {0}, and not "pop".', quoted(header.typ)),
    ],
    algorithm: [
      l10n.t('It is signed with RS256, as servers expect it.'),
      l10n.t('It is signed with {0}; many servers accept RS256 alone.', quoted(header.alg)),
    ],
    accessToken: [
      l10n.t('It contains an access token.'),
      l10n.t('It contains no access token that can be read.'),
    ],
    signature: [
      l10n.t('The signature verifies with the key in the token.'),
      l10n.t("The signature doesn't verify with the key in the token."),
    ],
    keyBinding: [
      l10n.t('The access token is bound to the key that signed.'),
      l10n.t('The access token is not bound to the key that signed.'),
    ],
    method: [
      l10n.t('It is for the method of the request, {0}.', quoted(claims.m)),
      l10n.t('It is for the method {0}, and not for that of the request.', quoted(claims.m)),
      l10n.t('It is for the method {0}; compare it with your request.', quoted(claims.m)),
    ],
    host: [
      l10n.t('It is for the host of the request, {0}.', quoted(claims.u)),
      l10n.t('It is for the host {0}, and not for that of the request.', quoted(claims.u)),
      l10n.t('It is for the host {0}; compare it with your request.', quoted(claims.u)),
    ],
    path: [
      l10n.t('It is for the path of the request, {0}.', quoted(claims.p)),
      l10n.t('It is for the path {0}, and not for that of the request.', quoted(claims.p)),
      l10n.t('It is for the path {0}; compare it with your request.', quoted(claims.p)),
    ],
    nonce: [
      l10n.t('It has the nonce that was asked for.'),
      l10n.t('It has another nonce than the one that was asked for.'),
      claims.nonce === undefined
        ? l10n.t('It has no nonce; a server that wants one refuses it.')
        : l10n.t('It has a nonce; only the server knows whether it is good, and for how long.'),
    ],
    age: ageSentences(claims.ts, now),
  };
}

function ageSentences(ts: unknown, now: number): readonly [holds: string, fails: string] {
  if (typeof ts !== 'number') {
    return ['', l10n.t("It doesn't say when it was signed; servers that check its age refuse it.")];
  }
  return ts * 1000 > now
    ? [
        l10n.t(
          "By this machine's clock, it was signed up to 15 minutes in the future. The servers below don't check that; careful ones may refuse it.",
        ),
        l10n.t(
          "By this machine's clock, it was signed more than 15 minutes in the future: one of the clocks is wrong. The servers below don't check that; careful ones refuse it.",
        ),
      ]
    : [
        l10n.t('It was signed less than 15 minutes ago.'),
        l10n.t('It was signed more than 15 minutes ago; no known server accepts that.'),
      ];
}

function quoted(value: unknown): string {
  return value === undefined ? l10n.t('(nothing)') : JSON.stringify(value);
}
