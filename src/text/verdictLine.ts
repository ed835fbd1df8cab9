import * as l10n from '@vscode/l10n';
import { documentLine } from './documentText.ts';
import type { DocumentText } from './documentText.ts';

/** `unknown`: it could not be looked at, or is for the person to judge. */
export type VerdictState = 'good' | 'bad' | 'unknown';

/** By which the language `entra-broker-report` knows the lines to colour; screen readers name them. */
const icons: Record<VerdictState, string> = { good: '✓', bad: '✗', unknown: '○' };

/** A line that says its state by an icon and a word. */
export function verdictLine(state: VerdictState, text: string): DocumentText {
  return documentLine(`${icons[state]} ${verdictWord(state)}: ${text}`);
}

/** The word for a state, the same in all reports. */
function verdictWord(state: VerdictState): string {
  switch (state) {
    case 'good':
      return l10n.t('OK');
    case 'bad':
      return l10n.t('FAILED');
    case 'unknown':
      return l10n.t('NOT KNOWN');
  }
}
