import type { SafeText } from './safeText.ts';
import { singleLine } from './singleLine.ts';

/** A line of a log. */
export type LogLine = SafeText<'log'>;

/** In characters; a longer line says nothing more. */
const longestLine = 4096;

/** A text as one line of a log: it can't pass for a second one. Secrets are not its concern. */
export function logLine(text: string): LogLine {
  return singleLine(text, longestLine) as LogLine;
}
