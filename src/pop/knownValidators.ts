import * as l10n from '@vscode/l10n';
import type { PopRequest } from '../broker/broker.ts';
import type { SignedHttpRequest } from '../broker/signedHttpRequest.ts';
import { boundTo, signingKey } from '../broker/signedHttpRequestChecks.ts';
import { accessTokenTimeProblem, smallestClockSkew } from './accessTokenTime.ts';
import type { ClockSkew } from './accessTokenTime.ts';
import type { Verdict } from './verdicts.ts';

/** What a validator is given to judge. */
export interface Evidence {
  readonly request: SignedHttpRequest;
  /** The request that the token is sent with, where it is known. */
  readonly sentWith: PopRequest | undefined;
  readonly failed: ReadonlySet<Verdict['check']>;
  /** In milliseconds since the epoch. */
  readonly now: number;
}

/** Software that servers check PoP tokens with, and why it would refuse one. */
export interface KnownValidator {
  readonly name: string;
  /** Why it refuses the token; empty where it accepts it. */
  refusals(evidence: Evidence): readonly string[];
  /** Where it accepts the token: what on, and what it doesn't look at; the rest of a sentence. */
  condition(evidence: Evidence): string;
}

const minute = 60_000;

/** `SignedHttpRequestHandler` of Microsoft.IdentityModel.Protocols.SignedHttpRequest. */
const identityModel: KnownValidator = {
  name: 'Microsoft.IdentityModel SignedHttpRequest',
  refusals: (evidence) => [
    ...commonRefusals(evidence, { exp: 5 * minute, nbf: 5 * minute }),
    ...olderThan(5 * minute, evidence),
    ...missingClaims(['m', 'u', 'p'], evidence),
    ...requestMismatches(evidence),
  ],
  condition: (evidence) =>
    [
      identityModelPremise(evidence),
      l10n.t(
        "It checks the nonce only if the service adds that, and doesn't mind a signature from the future.",
      ),
    ].join(' '),
};

/** The PoP check of Azure guard, the authentication webhook of Arc-enabled Kubernetes. */
const azureGuard: KnownValidator = {
  name: 'Azure guard',
  refusals: (evidence) => [
    ...refusal(evidence.failed.has('type'), l10n.t('the type in the header is not "pop"')),
    ...refusal(evidence.failed.has('algorithm'), l10n.t('the algorithm is not RS256')),
    ...refusal(!isText(evidence.request.header.kid), l10n.t('the header has no kid')),
    ...commonRefusals(evidence, smallestClockSkew),
    ...refusal(
      boundTo(evidence.request.accessToken?.claims, 'jwk') !== undefined,
      l10n.t('the access token is bound by the key itself, and not by its thumbprint (kid)'),
    ),
    ...olderThan(15 * minute, evidence),
    ...missingClaims(['u'], evidence),
  ],
  condition: ({ request }) =>
    l10n.t(
      'if the name that it is configured with is {0}. It checks neither method, path nor nonce.',
      JSON.stringify(request.claims.u),
    ),
};

export const knownValidators: readonly KnownValidator[] = [identityModel, azureGuard];

function commonRefusals({ request, failed, now }: Evidence, skew: ClockSkew): readonly string[] {
  const timeProblem = request.accessToken && accessTokenTimeProblem(request.accessToken, now, skew);
  return [
    ...refusal(!signingKey(request), l10n.t('the token carries no key')),
    ...refusal(failed.has('accessToken'), l10n.t('the access token inside is missing')),
    ...refusal(failed.has('signature'), l10n.t('the signature is wrong')),
    ...refusal(failed.has('keyBinding'), l10n.t('the access token is bound to another key')),
    ...refusal(timeProblem === 'endless', l10n.t('the access token inside never expires')),
    ...refusal(timeProblem === 'expired', l10n.t('the access token inside has expired')),
    ...refusal(timeProblem === 'early', l10n.t('the access token inside is not valid yet')),
  ];
}

function olderThan(age: number, { request, now }: Evidence): readonly string[] {
  const { ts } = request.claims;
  return typeof ts === 'number'
    ? refusal(
        ts * 1000 + age < now,
        l10n.t('it was signed more than {0} minutes ago', age / minute),
      )
    : [l10n.t('the claim "{0}" is missing', 'ts')];
}

function missingClaims(
  names: readonly string[],
  { request: { claims } }: Evidence,
): readonly string[] {
  return names
    .filter((name) => typeof claims[name] !== 'string')
    .map((name) => l10n.t('the claim "{0}" is missing', name));
}

/** What has to hold beyond the token, for one that it doesn't refuse. */
function identityModelPremise({ request: { claims }, sentWith }: Evidence): string {
  if (!sentWith) {
    return l10n.t(
      'with its defaults, if issuer and audience of the access token are right, and if your request has the method {0}, the host {1} and the path {2}.',
      ...[claims.m, claims.u, claims.p].map((claim) => JSON.stringify(claim)),
    );
  }
  // What it accepts differs in nothing but case; its guide for migration to 9.0, section 3.
  const { pathname } = new URL(sentWith.uri);
  return withoutOuterSlashes(String(claims.p)) === withoutOuterSlashes(pathname)
    ? l10n.t('with its defaults, if issuer and audience of the access token are right.')
    : l10n.t(
        'before version 9, with its defaults, if issuer and audience of the access token are right; refused from 9 on, where the case of the path counts.',
      );
}

/**
 * Compares as IdentityModel does before version 9: no case, no slashes at the ends, the port
 * as one likes.
 */
function requestMismatches({ request: { claims }, sentWith }: Evidence): readonly string[] {
  if (!sentWith) {
    return [];
  }
  const { protocol, hostname, port, pathname } = new URL(sentWith.uri);
  const usualPort = protocol === 'https:' ? '443' : '80';
  const hosts = [hostname, `${hostname}:${port || usualPort}`];
  return [
    ...refusal(differ(claims.m, [sentWith.method]), l10n.t('the method is another one')),
    ...refusal(differ(claims.u, hosts), l10n.t('the host is another one')),
    ...refusal(
      typeof claims.p === 'string' &&
        differ(withoutOuterSlashes(claims.p), [withoutOuterSlashes(pathname)]),
      l10n.t('the path is another one'),
    ),
  ];
}

function withoutOuterSlashes(path: string): string {
  const parts = path.split('/');
  const isPart = (part: string) => part !== '';
  return parts.slice(parts.findIndex(isPart), parts.findLastIndex(isPart) + 1).join('/');
}

/** Whether a claim that is there is none of what is expected, in any case. */
function differ(claim: unknown, expected: readonly string[]): boolean {
  return (
    typeof claim === 'string' &&
    !expected.some((text) => claim.toLowerCase() === text.toLowerCase())
  );
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function refusal(refuses: boolean, reason: string): readonly string[] {
  return refuses ? [reason] : [];
}
