import { cut } from './cut.ts';
import { withoutFileLinks } from './fileLinks.ts';
import { showHidden } from './hiddenCharacters.ts';

/** Line breaks and tabs, and blanks that would push what follows out of sight. */
const gaps = /[\s\x85]{2,}|[\t\n\v\f\r\x85\u2028\u2029]/g;

/** A text on one line, with nothing hidden in it. */
export function singleLine(text: string, mostCharacters: number): string {
  return cut(withoutFileLinks(visibleLine(text, mostCharacters)), mostCharacters);
}

/** The same for a place that has no links, so that a URL with `file://` in it stays as it is. */
export function singleLineWithoutLinks(text: string, mostCharacters: number): string {
  return cut(visibleLine(text, mostCharacters), mostCharacters);
}

function visibleLine(text: string, mostCharacters: number): string {
  // Not all of a long text is looked at; what is left may grow, so it is cut again at the end.
  const start = cut(text, 4 * mostCharacters);
  return showHidden(start.replace(gaps, ' ').trim());
}
