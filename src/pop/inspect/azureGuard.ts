import * as l10n from '@vscode/l10n';
import { smallestClockSkew } from './accessTokenTime.ts';
import { secondsOf } from './claimTime.ts';
import { ageRefusals, minute, missingClaims, timeRefusals } from './commonRefusals.ts';
import type { Evidence } from './evidence.ts';
import { refusal } from './validator.ts';
import type { Validator } from './validator.ts';

/** The PoP check of Azure guard, the authentication webhook of Arc-enabled Kubernetes. */
export const azureGuard: Validator = {
  name: 'Azure guard (Azure Arc)',
  judge: (evidence) => {
    const refusals = refusalsOf(evidence);
    if (refusals.length > 0) {
      return { accepts: 'no', refusals, condition: '' };
    }
    const condition = l10n.t(
      'if the name that it is configured with is {0}. It checks neither method, path nor nonce.',
      JSON.stringify(evidence.token.claims.u),
    );
    return { accepts: 'yes', refusals, condition };
  },
};

function refusalsOf(evidence: Evidence): readonly string[] {
  const { header, claims } = evidence.token;
  return [
    ...refusal(
      typeof header.typ !== 'string' || header.typ.toLowerCase() !== 'pop',
      l10n.t('the type in the header is not "pop"'),
    ),
    ...refusal(header.alg !== 'RS256', l10n.t('the algorithm is not RS256')),
    ...refusal(
      typeof header.kid !== 'string' || header.kid === '',
      l10n.t('the header has no kid'),
    ),
    ...refusal(
      header.crit !== undefined,
      l10n.t('the header asks for an extension (crit) that it does not know'),
    ),
    ...refusal(
      evidence.repeatedMember !== undefined,
      l10n.t('the claim "{0}" stands twice', evidence.repeatedMember ?? ''),
    ),
    ...keyRefusals(evidence),
    ...timeRefusals(evidence, smallestClockSkew),
    ...ageRefusals(secondsOf(claims.ts), 15 * minute, evidence),
    ...missingClaims(['u'], evidence),
  ];
}

/** It takes the key from its numbers, and not from a certificate. */
function keyRefusals({ accessToken, ownKey, confirmation }: Evidence): readonly string[] {
  return [
    ...refusal(!ownKey, l10n.t('the token carries no key')),
    ...refusal(
      ownKey !== undefined && (!ownKey.verifies || ownKey.isFromCertificate),
      l10n.t('the signature is wrong'),
    ),
    ...(typeof accessToken === 'string'
      ? [
          accessToken === 'encrypted'
            ? l10n.t('the access token inside is encrypted')
            : l10n.t('the access token inside is missing'),
        ]
      : bindingRefusals(accessToken.claims.cnf, confirmation, ownKey?.thumbprint)),
  ];
}

/** It reads `cnf` as a map of strings, where null is an empty one. */
function bindingRefusals(
  cnf: unknown,
  confirmation: Evidence['confirmation'],
  thumbprint: string | undefined,
): readonly string[] {
  const other = Object.entries(confirmation).find(
    ([, value]) => value !== null && typeof value !== 'string',
  );
  if (typeof cnf === 'string' || other) {
    return other?.[0] === 'jwk'
      ? [l10n.t('the access token is bound by the key itself, and not by its thumbprint (kid)')]
      : [l10n.t('it can\'t read "cnf" of the access token')];
  }
  return refusal(
    thumbprint === undefined || confirmation.kid !== thumbprint,
    l10n.t('the access token is bound to another key'),
  );
}
