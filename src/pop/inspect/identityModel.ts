import * as l10n from '@vscode/l10n';
import { secondsOf } from './claimTime.ts';
import { ageRefusals, minute, missingClaims, timeRefusals } from './commonRefusals.ts';
import type { Evidence } from './evidence.ts';
import { serverViewOf, serverViewOfClaims, withoutOuterSlashes } from './serverView.ts';
import { refusal } from './validator.ts';
import type { Judgement, Validator } from './validator.ts';

/** It converts keys of these kinds to verify with them (IDX23016). */
const algorithms = /^(?:RS|PS|ES)(?:256|384|512)$/;

/** `SignedHttpRequestHandler` of Microsoft.IdentityModel.Protocols.SignedHttpRequest, by its defaults. */
export const identityModel: Validator = {
  name: 'Microsoft.IdentityModel',
  judge: (evidence) => {
    const refusals = refusalsOf(evidence);
    if (refusals.length > 0) {
      return { accepts: 'no', refusals, condition: '' };
    }
    return evidence.accessToken === 'encrypted' ? ifDecrypted() : accepted(evidence);
  },
};

function refusalsOf(evidence: Evidence): readonly string[] {
  return [
    ...refusal(evidence.accessToken === 'missing', l10n.t('the access token inside is missing')),
    ...keyRefusals(evidence),
    ...timeRefusals(evidence, { exp: 5 * minute, nbf: 5 * minute }),
    ...ageRefusals(wholeSeconds(evidence.token.claims.ts), 5 * minute, evidence),
    ...missingClaims(['m', 'u', 'p'], evidence),
    ...requestMismatches(evidence),
  ];
}

/** It looks for the key in the access token: there itself, by a URL, or by its thumbprint. */
function keyRefusals(evidence: Evidence): readonly string[] {
  const { token, accessToken, accessTokenKey, ownKey, confirmation } = evidence;
  if (accessToken === 'missing') {
    return [];
  }
  if (typeof token.header.alg !== 'string' || !algorithms.test(token.header.alg)) {
    return [l10n.t('it does not verify with the algorithm {0}', shown(token.header.alg))];
  }
  if (accessTokenKey) {
    return refusal(!accessTokenKey.verifies, l10n.t('the signature is wrong'));
  }
  if (confirmation.jku !== undefined) {
    return [l10n.t('the access token names its key by a URL (jku), which is off by default')];
  }
  if (!ownKey) {
    return [l10n.t('the token carries no key')];
  }
  return [
    ...refusal(!ownKey.verifies, l10n.t('the signature is wrong')),
    ...refusal(
      accessToken !== 'encrypted' &&
        (ownKey.thumbprint === undefined || confirmation.kid !== ownKey.thumbprint),
      l10n.t('the access token is bound to another key'),
    ),
  ];
}

/**
 * Compares as it does before version 9: no case, no slashes at the ends, no blanks around the
 * method, the port as one likes, and the path as System.Uri writes it.
 */
function requestMismatches({ token: { claims }, request }: Evidence): readonly string[] {
  const { m, u, p } = claims;
  const view = request ? serverViewOf(request) : serverViewOfClaims(claims);
  if (typeof m !== 'string' || typeof u !== 'string' || typeof p !== 'string') {
    return [];
  }
  if (!view) {
    return [l10n.t('no server has the host {0}', shown(u))];
  }
  const isHost = view.hosts.includes(u.toLowerCase());
  const isPath = lowercasePath(p) === lowercasePath(view.path);
  return request
    ? [
        ...refusal(m.trim().toUpperCase() !== request.method, l10n.t('the method is another one')),
        ...refusal(!isHost, l10n.t('the host is another one')),
        ...refusal(!isPath, l10n.t('the path is another one')),
      ]
    : [
        ...refusal(!isHost, l10n.t('it reads the host as {0}', shown(view.hosts[0]))),
        ...refusal(!isPath, l10n.t('it reads the path as {0}', shown(view.path))),
      ];
}

function accepted({ token: { claims }, request }: Evidence): Judgement {
  const view = request ? serverViewOf(request) : serverViewOfClaims(claims);
  // Its guide for the migration to 9.0, section 3.
  const isForNewOnes =
    view !== undefined && withoutOuterSlashes(String(claims.p)) === withoutOuterSlashes(view.path);
  const premise = isForNewOnes
    ? l10n.t('with its defaults, if issuer and audience of the access token are right')
    : l10n.t(
        'before version 9, with its defaults, if issuer and audience of the access token are right; refused from 9 on, where the case of the path counts',
      );
  const like = request
    ? ''
    : l10n.t(
        ', and if your request has the method {0}, the host {1} and the path {2}',
        ...[claims.m, claims.u, claims.p].map(shown),
      );
  const unchecked = l10n.t(
    "It checks the nonce only if the service adds that, and doesn't mind a signature from the future.",
  );
  return { accepts: 'yes', refusals: [], condition: `${premise}${like}. ${unchecked}` };
}

function ifDecrypted(): Judgement {
  const condition = l10n.t(
    'only a service that has the key of the encrypted access token can tell what is in it.',
  );
  return { accepts: 'unknown', refusals: [], condition };
}

/** It reads a whole number, also from a string. */
function wholeSeconds(ts: unknown): number | undefined {
  const seconds = secondsOf(ts);
  return Number.isInteger(seconds) ? seconds : undefined;
}

function lowercasePath(path: string): string {
  return withoutOuterSlashes(path).toLowerCase();
}

function shown(value: unknown): string {
  return value === undefined ? l10n.t('(nothing)') : JSON.stringify(value);
}
