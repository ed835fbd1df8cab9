import * as l10n from '@vscode/l10n';
import type { BrokerErrorDetails } from '../broker/brokerErrorDetails.ts';
import { codeText, entraName } from '../broker/reasons/codes.ts';
import type { DiagnosticsLine } from './diagnosticsLine.ts';
import { badLine, quoted } from './diagnosticsLine.ts';

/** A failure as it goes into the report: what support asks for, and nothing else. */
export interface RecordedError {
  /** In milliseconds since the epoch. */
  readonly time: number;
  readonly details: BrokerErrorDetails;
}

/** A line for each of the last errors, with what Microsoft's support asks for. */
export function errorLines(errors: readonly RecordedError[]): readonly DiagnosticsLine[] {
  return errors.length === 0
    ? [{ state: 'good', text: l10n.t('None since this window was opened.') }]
    : errors.map(errorLine);
}

function errorLine({ time, details }: RecordedError): DiagnosticsLine {
  return badLine(`${new Date(time).toISOString()} ${errorFacts(details, quoted)}`, details);
}

/**
 * What support asks for of an error, in the same words in every language: they search for them.
 * @param show how a value is written
 */
export function errorFacts(
  { kind, cause, entraCode, status, code, tag, correlationId }: BrokerErrorDetails,
  show: (value: string) => string = (value) => value,
): string {
  const parts = {
    kind,
    cause,
    error: entraCode === undefined ? undefined : entraName(entraCode),
    status,
    code: code === undefined ? undefined : bothWays(code),
    tag,
    'correlation id': correlationId,
  };
  return Object.entries(parts)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name} ${show(String(value))}`)
    .join(', ');
}

/** As the broker wrote it, and as Windows and whoever searches for it write it. */
function bothWays(code: number): string {
  const text = codeText(code);
  return text === String(code) ? text : `${code} (${text})`;
}
