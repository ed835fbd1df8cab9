/** A line of a text. */
export interface Line {
  /** Without its line end. */
  readonly text: string;
  /** The line end as it stands: empty at the end of the text. */
  readonly end: string;
  /** Counted from zero, as editors count. */
  readonly number: number;
  /** Where it begins in the text. */
  readonly offset: number;
}

/** The lines of a text, one at a time. A byte order mark is no part of the first one. */
export function* linesOf(text: string): Generator<Line> {
  let start = text.startsWith('\uFEFF') ? 1 : 0;
  for (let number = 0; ; number++) {
    const feed = text.indexOf('\n', start);
    const stop = feed < 0 ? text.length : feed;
    const end = text[feed - 1] === '\r' ? '\r\n' : feed < 0 ? '' : '\n';
    yield { text: text.slice(start, stop - (end === '\r\n' ? 1 : 0)), end, number, offset: start };
    if (feed < 0) {
      return;
    }
    start = feed + 1;
  }
}
