import type { Line } from './lines.ts';
import type { SkippedBlock } from './skipped.ts';

const ending = '*/';

/**
 * Finds comments of the form `/* … *` + `/` that stand on lines of their own. They may hold separators.
 * One that nobody closed is text, and doesn't take the rest of the file with it.
 */
export class BlockComments {
  private readonly lastEnd: number;

  constructor(text: string) {
    this.lastEnd = lastEndIn(text);
  }

  /** Whether a line begins a comment. In a body, only a line with nothing else on it does. */
  begins({ text, offset }: Line, isInBody: boolean): boolean {
    const trimmed = text.trim();
    return (
      trimmed.startsWith('/*') && offset < this.lastEnd && (!isInBody || /^\/\*+$/.test(trimmed))
    );
  }

  /** What is skipped after a line that begins a comment; undefined if it ends there as well. */
  blockAfter({ text }: Line): SkippedBlock | undefined {
    const isEnd = (line: string) => line.trimEnd().endsWith(ending);
    return isEnd(text) ? undefined : { isEnd };
  }
}

/** Beyond so many lines with the end of a comment inside, a text is data. */
const mostTries = 10_000;

/** Where the last line begins that ends with the end of a comment; -1 if there is none. */
function lastEndIn(text: string): number {
  let end = text.lastIndexOf(ending);
  for (let tries = 0; end >= 0 && tries < mostTries; tries++) {
    if (/^[ \t]*(?:\r?\n|$)/.test(text.slice(end + ending.length, end + 200))) {
      return end;
    }
    // What stands before it in its line is no end of the line either.
    const feed = text.lastIndexOf('\n', end);
    end = feed < 0 ? -1 : text.lastIndexOf(ending, feed);
  }
  return -1;
}
