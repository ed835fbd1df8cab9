import { withoutFileLinks } from './fileLinks.ts';
import { cut } from './cut.ts';
import { showHiddenInBlock } from './hiddenCharacters.ts';
import type { SafeText } from './safeText.ts';
import { singleLine } from './singleLine.ts';
import { slices } from './slices.ts';

/** A text for a document of our language `entra-broker-report`, in which nothing but http(s) is a link. */
export type DocumentText = SafeText<'document'>;

/** In characters; VS Code shows no more of a line (`editor.stopRenderingLineAfter`). */
const longestLine = 10_000;

/** In characters: a body of 1 MB, indented. VS Code opens no document of more than 50 MB. */
const longestBlock = 4 * 2 ** 20;

/** In characters: they take a few milliseconds at most. */
const longestSlice = 2 ** 14;

/** A text as one line of a document: it can't pass for a second one, such as a verdict. */
export function documentLine(text: string): DocumentText {
  return singleLine(text, longestLine) as DocumentText;
}

/**
 * A text of several lines, such as a body. It may look like anything, so verdicts don't stand
 * below it. A megabyte can take more than 100 milliseconds: see `documentBlockInSlices`.
 */
export function documentBlock(text: string): DocumentText {
  return cut(safeLines(cut(text, longestBlock)), longestBlock) as DocumentText;
}

/**
 * The same for a text that may be long, such as the body of an answer.
 * @param pause is awaited before each slice, and may let others run.
 * @throws {unknown} what `pause` throws: nothing is made of the rest.
 */
export async function documentBlockInSlices(
  text: string,
  pause: () => Promise<void>,
  charactersAtATime = longestSlice,
): Promise<DocumentText> {
  const parts: string[] = [];
  for (const slice of slices(cut(text, longestBlock), charactersAtATime)) {
    await pause();
    parts.push(safeLines(slice));
  }
  return cut(parts.join(''), longestBlock) as DocumentText;
}

function safeLines(text: string): string {
  return withoutFileLinks(showHiddenInBlock(text.replace(/\r\n?/g, '\n')));
}

/** A document, or a part of it, of lines and blocks. */
export function documentText(parts: readonly DocumentText[]): DocumentText {
  return parts.join('\n') as DocumentText;
}

/** The same lines, each further to the right: they belong to the line above. */
export function indented(text: DocumentText): DocumentText {
  return text.replace(/^(?=.)/gm, '  ') as DocumentText;
}
