import * as l10n from '@vscode/l10n';
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
  const { kind, cause, status, code, tag, correlationId } = details;
  // These names are the same in every language: support searches for them.
  const parts = { kind, cause, status, code, tag, 'correlation id': correlationId };
  const text = Object.entries(parts)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name} ${quoted(String(value))}`)
    .join(', ');
  return badLine(`${new Date(time).toISOString()} ${text}`, details);
}
