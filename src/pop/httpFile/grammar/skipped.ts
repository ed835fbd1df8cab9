/**
 * The parts of a file that are for programs that run scripts, or that such programs wrote:
 * they are neither run nor sent.
 */

/** A part of several lines: it ends with the line that `isEnd` is true for. */
export interface SkippedBlock {
  readonly isEnd: (line: string) => boolean;
}

/**
 * A script that begins in a line: `> {% … %}` and `< {% … %}` (JetBrains), `{{ … }}` with
 * the braces on lines of their own (httpYac).
 * @returns undefined if none begins, or if it ends in the same line.
 */
export function scriptBlock(line: string): SkippedBlock | undefined {
  if (isScriptLine(line)) {
    return line.includes('%}') ? undefined : { isEnd: (later) => later.includes('%}') };
  }
  return /^\s*\{\{[@+>]?\w*$/.test(line.trimEnd())
    ? { isEnd: (later) => later.trim() === '}}' }
    : undefined;
}

/** A line that begins a script as JetBrains has them. */
export function isScriptLine(line: string): boolean {
  return /^\s*[<>]\s*\{%/.test(line);
}

/**
 * A line that is about the answer and no part of the request: a script in the line or in a
 * file, where to write the answer (`>>`), where it was written (`<>`).
 */
export function isAboutAnswer(line: string): boolean {
  return (
    /^\s*>\s*\{%/.test(line) ||
    /^\s*<>\s*\S/.test(line) ||
    /^\s*>>!?\s*\S/.test(line) ||
    (/^\s*>\s+\S/.test(line) && /\.[cm]?[jt]s$/.test(line.trimEnd()))
  );
}

/** A check of the answer, as httpYac has it: `?? status == 200`. */
export function isAssertion(trimmed: string): boolean {
  return trimmed.startsWith('??');
}

/** The first line of an answer that is kept below its request. */
export function isStoredAnswer(trimmed: string): boolean {
  return /^HTTP\/\d(?:\.\d)?\s+[1-5]\d\d(?:\s|$)/.test(trimmed);
}

/** A line that names a file to send (`< ./file`, `<@utf8 ./file`). */
export function isBodyFromFile(line: string): boolean {
  return /^<(?:@\w*)?[ \t]+\S/.test(line) && !isScriptLine(line);
}

/** A line above a request for programs: a script or another file to run, a variable without value. */
export function isForPrograms(trimmed: string): boolean {
  return /^(?:<|import|run)\s+\S/.test(trimmed) || trimmed.startsWith('@');
}
