import type { BrokerErrorDetails } from '../broker/brokerErrorDetails.ts';
import { describeBrokerError } from '../broker/brokerErrorText.ts';
import type { VerdictState } from '../text/verdictLine.ts';

/** One line of the report on the broker. */
export interface DiagnosticsLine {
  readonly state: VerdictState;
  readonly text: string;
  /** Sentences on what is wrong and what to do about it. */
  readonly advice?: string;
}

/** A line that is bad for a reason that errors have as well, and so have text for. */
export function badLine(text: string, details: BrokerErrorDetails): DiagnosticsLine {
  const { sentence, remedy } = describeBrokerError(details);
  return { state: 'bad', text, advice: `${sentence} ${remedy}`.trim() };
}

/** Something that was found on the machine: where it begins and ends can be seen. */
export function quoted(found: string): string {
  return `"${found.replaceAll('"', "'")}"`;
}
