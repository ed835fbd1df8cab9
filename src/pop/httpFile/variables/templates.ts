/** A template `{{ content }}` of a text. */
export interface Template {
  /** Where it begins in the text, and where the text goes on after it. */
  readonly start: number;
  readonly end: number;
  /** What stands between the braces, without blanks around it. */
  readonly content: string;
}

/** The templates of a text in their order, each within one line. Takes linear time. */
export function* templatesIn(text: string): Generator<Template> {
  let close = -1;
  let feed = -1;
  let start = text.indexOf('{{');
  while (start >= 0) {
    // Of more than two braces, the inner ones belong to the template.
    while (text[start + 2] === '{') {
      start++;
    }
    close = close < start + 2 ? text.indexOf('}}', start + 2) : close;
    feed = feed < start && feed !== Infinity ? indexOrEnd(text, '\n', start) : feed;
    if (close < 0) {
      return;
    }
    const isWhole = close < feed;
    if (isWhole) {
      yield { start, end: close + 2, content: text.slice(start + 2, close).trim() };
    }
    start = text.indexOf('{{', isWhole ? close + 2 : start + 2);
  }
}

function indexOrEnd(text: string, part: string, from: number): number {
  const index = text.indexOf(part, from);
  return index < 0 ? Infinity : index;
}
