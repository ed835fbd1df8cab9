import * as l10n from '@vscode/l10n';
import { hasPopType } from '../../proof/popTokenChecks.ts';
import type { Evidence } from './evidence.ts';
import { rsaBits } from './signature.ts';
import { shown } from './verdict.ts';
import type { Verdict } from './verdict.ts';

/** In bits; NIST SP 800-131A has no smaller ones. */
const usualRsaKey = 2048;

/**
 * How the token is written. Other makers of PoP tokens write it in other ways than Microsoft's
 * brokers, so nothing here is wrong: servers differ in what they take.
 */
export function formVerdicts(evidence: Evidence): readonly Verdict[] {
  const { header } = evidence.token;
  return [
    hasPopType(header)
      ? {
          check: 'type',
          state: 'good',
          sentence: l10n.t('The header says that this is a PoP token.'),
        }
      : {
          check: 'type',
          state: 'unknown',
          sentence: l10n.t(
            'The type in the header is {0}, and not "pop"; some servers refuse that.',
            shown(header.typ),
          ),
        },
    algorithmVerdict(evidence),
    ...(header.crit === undefined
      ? []
      : [
          {
            check: 'critical',
            state: 'unknown',
            sentence: l10n.t(
              'The header asks for an extension (crit); a server that does not know it should refuse the token.',
            ),
          } as const,
        ]),
    ...(evidence.repeatedMember === undefined
      ? []
      : [
          {
            check: 'members',
            state: 'bad',
            sentence: l10n.t(
              'The claim {0} stands twice; servers refuse that, or differ in which one counts.',
              shown(evidence.repeatedMember),
            ),
          } as const,
        ]),
  ];
}

function algorithmVerdict({ token: { header }, accessTokenKey, ownKey }: Evidence): Verdict {
  if (header.alg !== 'RS256') {
    return {
      check: 'algorithm',
      state: 'unknown',
      sentence: l10n.t('It is signed with {0}; many servers only accept RS256.', shown(header.alg)),
    };
  }
  const key = (accessTokenKey ?? ownKey)?.key;
  const bits = key && rsaBits(key);
  return bits !== undefined && bits < usualRsaKey
    ? {
        check: 'algorithm',
        state: 'unknown',
        sentence: l10n.t('Its key has only {0} bits; careful servers refuse that.', bits),
      }
    : {
        check: 'algorithm',
        state: 'good',
        sentence: l10n.t('It is signed with RS256, as servers expect it.'),
      };
}
