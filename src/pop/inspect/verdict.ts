import * as l10n from '@vscode/l10n';
import type { PopTokenCheck } from '../../proof/popToken.ts';
import type { VerdictState } from '../../text/verdictLine.ts';

/** What is looked at in a token. */
export type Check = PopTokenCheck | 'algorithm' | 'critical' | 'members' | 'accessTokenTime';

/** The result of a check; `unknown` if some servers mind and others don't, or only the server knows. */
export interface Verdict {
  readonly check: Check;
  readonly state: VerdictState;
  readonly sentence: string;
}

/** A value of a token in a sentence. */
export function shown(value: unknown): string {
  return value === undefined ? l10n.t('(nothing)') : JSON.stringify(value);
}
