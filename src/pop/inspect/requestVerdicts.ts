import * as l10n from '@vscode/l10n';
import type { VerdictState } from '../../text/verdictLine.ts';
import type { Evidence } from './evidence.ts';
import { serverViewOf, withoutOuterSlashes } from './serverView.ts';
import { shown } from './verdict.ts';
import type { Verdict } from './verdict.ts';

/** Whether the token is for the request, as far as that is known. */
export function requestVerdicts(evidence: Evidence): readonly Verdict[] {
  const { m, u, p } = evidence.token.claims;
  return [
    { check: 'method', ...methodResult(m, compare(m, methodOf(evidence))) },
    { check: 'host', ...hostResult(u, compare(u, hostOf(evidence))) },
    { check: 'path', ...pathResult(p, compare(p, pathOf(evidence))) },
    nonceVerdict(evidence),
  ];
}

/** What a claim should be, and what it comes to if a server is not strict about its form. */
interface Expected {
  readonly exactly: string;
  readonly loosely: (claim: string) => boolean;
}

/** `other`: servers that compare strictly refuse it. */
type Comparison = 'same' | 'similar' | 'other' | 'open';

function compare(claim: unknown, expected: Expected | undefined): Comparison {
  if (!expected) {
    return 'open';
  }
  if (claim === expected.exactly) {
    return 'same';
  }
  return typeof claim === 'string' && expected.loosely(claim) ? 'similar' : 'other';
}

function methodOf({ request }: Evidence): Expected | undefined {
  return (
    request && {
      exactly: request.method,
      loosely: (claim) => claim.trim().toUpperCase() === request.method,
    }
  );
}

function hostOf({ request }: Evidence): Expected | undefined {
  return (
    request && {
      exactly: new URL(request.uri).host,
      loosely: (claim) => serverViewOf(request).hosts.includes(claim.toLowerCase()),
    }
  );
}

function pathOf({ request }: Evidence): Expected | undefined {
  const normal = (path: string) => withoutOuterSlashes(path).toLowerCase();
  return (
    request && {
      exactly: new URL(request.uri).pathname,
      loosely: (claim) => normal(claim) === normal(serverViewOf(request).path),
    }
  );
}

type Result = Pick<Verdict, 'state' | 'sentence'>;

const states: Record<Comparison, VerdictState> = {
  same: 'good',
  similar: 'unknown',
  other: 'bad',
  open: 'unknown',
};

function methodResult(m: unknown, comparison: Comparison): Result {
  const sentence = {
    same: () => l10n.t('It is for the method of the request, {0}.', shown(m)),
    similar: () =>
      l10n.t('It is for the method {0}; servers that compare it exactly refuse that.', shown(m)),
    other: () => l10n.t('It is for the method {0}, and not for that of the request.', shown(m)),
    open: () => l10n.t('It is for the method {0}; compare it with your request.', shown(m)),
  };
  return { state: states[comparison], sentence: sentence[comparison]() };
}

function hostResult(u: unknown, comparison: Comparison): Result {
  const sentence = {
    same: () => l10n.t('It is for the host of the request, {0}.', shown(u)),
    similar: () =>
      l10n.t('It is for the host {0}; servers that compare it exactly refuse that.', shown(u)),
    other: () => l10n.t('It is for the host {0}, and not for that of the request.', shown(u)),
    open: () => l10n.t('It is for the host {0}; compare it with your request.', shown(u)),
  };
  return { state: states[comparison], sentence: sentence[comparison]() };
}

function pathResult(p: unknown, comparison: Comparison): Result {
  const sentence = {
    same: () => l10n.t('It is for the path of the request, {0}.', shown(p)),
    similar: () =>
      l10n.t('It is for the path {0}; servers that compare it exactly refuse that.', shown(p)),
    other: () => l10n.t('It is for the path {0}, and not for that of the request.', shown(p)),
    open: () => l10n.t('It is for the path {0}; compare it with your request.', shown(p)),
  };
  return { state: states[comparison], sentence: sentence[comparison]() };
}

function nonceVerdict({ token, request }: Evidence): Verdict {
  const check = 'nonce';
  const { nonce } = token.claims;
  if (!request) {
    const sentence =
      nonce === undefined
        ? l10n.t('It has no nonce; a server that wants one refuses it.')
        : l10n.t('It has a nonce; only the server knows whether it is good, and for how long.');
    return { check, state: 'unknown', sentence };
  }
  return nonce === request.nonce
    ? { check, state: 'good', sentence: l10n.t('It has the nonce that was asked for.') }
    : {
        check,
        state: 'bad',
        sentence: l10n.t('It has another nonce than the one that was asked for.'),
      };
}
