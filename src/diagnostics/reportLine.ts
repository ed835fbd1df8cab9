import * as l10n from '@vscode/l10n';
import type { BrokerErrorDetails } from '../broker/brokerError.ts';
import { describeBrokerError } from '../broker/brokerErrorText.ts';

/** One line of the report. */
export interface ReportLine {
  /** `unknown`: it could not be looked at, or means nothing here. */
  readonly state: 'good' | 'bad' | 'unknown';
  /** Markdown. */
  readonly text: string;
  /** Sentences on what is wrong and what to do about it. */
  readonly advice?: string;
}

/** A line that is bad for a reason that errors have as well, and so have text for. */
export function badLine(text: string, details: BrokerErrorDetails): ReportLine {
  const { sentence, remedy } = describeBrokerError(details);
  return { state: 'bad', text, advice: `${sentence} ${remedy}`.trim() };
}

/** A list item in Markdown that says its state in a word. */
export function renderLine({ state, text, advice }: ReportLine): string {
  const words: Record<ReportLine['state'], string> = {
    good: l10n.t('good'),
    bad: `**${l10n.t('bad')}**`,
    unknown: l10n.t('unknown'),
  };
  const first = `- ${words[state]}: ${text}`;
  return advice === undefined ? first : `${first}\n  - ${advice}`;
}

/** Something that was found on the machine, on one line and without effect on the Markdown. */
export function quoted(found: string): string {
  return `\`${found.replace(/[`\s\p{Cc}]+/gu, ' ').trim()}\``;
}
