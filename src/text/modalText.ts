import type { SafeText } from './safeText.ts';
import { singleLineWithoutLinks } from './singleLine.ts';

/** The message or the detail of a modal dialog, in which nothing is a link. */
export type ModalText = SafeText<'modal'>;

/** In characters: two or three lines of a dialog. */
const longestMessage = 300;

/** In characters: a method and the longest URL, all of which is signed and so must be seen. */
const longestLine = 8300;

/** More would push the buttons out of the window. */
const mostLines = 30;

/** The message of a modal dialog. */
export function modalMessage(text: string): ModalText {
  return singleLineWithoutLinks(text, longestMessage) as ModalText;
}

/** The detail of a modal dialog. A text in it can't pass for two lines: each has its own. */
export function modalDetail(lines: readonly string[]): ModalText {
  const shown = lines.map((line) => singleLineWithoutLinks(line, longestLine));
  return (shown.length > mostLines ? [...shown.slice(0, mostLines - 1), '…'] : shown).join(
    '\n',
  ) as ModalText;
}
