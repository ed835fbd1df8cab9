import * as l10n from '@vscode/l10n';
import type { BrokerErrorDetails } from '../broker/brokerError.ts';
import type { RecordedError } from './lastErrors.ts';
import type { ReportLine } from './reportLine.ts';
import { badLine, quoted } from './reportLine.ts';

/** A line for each of the last errors, with what Microsoft's support asks for. */
export function errorLines(errors: readonly RecordedError[]): readonly ReportLine[] {
  return errors.length === 0
    ? [{ state: 'good', text: l10n.t('None since this window was opened.') }]
    : errors.map(errorLine);
}

function errorLine({ time, details }: RecordedError): ReportLine {
  return badLine(`${new Date(time).toISOString()} ${errorFacts(details, quoted)}`, details);
}

/**
 * What support asks for of an error, in the same words in every language: they search for them.
 * @param show how a value is written
 */
export function errorFacts(
  { kind, cause, status, code, tag, correlationId }: BrokerErrorDetails,
  show: (value: string) => string = (value) => value,
): string {
  const parts = { kind, cause, status, code, tag, 'correlation id': correlationId };
  return Object.entries(parts)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name} ${show(String(value))}`)
    .join(', ');
}
