import { neverAborted } from '../../broker/waiting.ts';
import { TimeSlices } from '../timeSlices.ts';
import { longestText } from './answerBody.ts';
import { JsonLayout } from './jsonLayout.ts';

const string =
  '"[^"\\\\\\x00-\\x1f]*(?:\\\\(?:["\\\\/bfnrt]|u[\\da-fA-F]{4})[^"\\\\\\x00-\\x1f]*)*"';
const number = '-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?';

/** The next token of JSON (RFC 8259) after white space, or the end. */
const nextToken = new RegExp(
  `[ \\t\\n\\r]*(?:([[\\]{},:]|${string}|${number}|true|false|null)|$)`,
  'y',
);

/** In characters: deep nesting can be thousands of times its size, and VS Code shows no such text. */
const longestFormatted = 4 * longestText;

/** In tokens, between two looks at the clock; far below a millisecond's worth. */
const tokensPerLook = 256;

/**
 * Indents JSON without changing anything else: numbers too long for JavaScript stay as they
 * are, and so does the order of members. Text that is no JSON, or would become too long for an
 * editor, comes back as it was. Others run in between, since a large answer takes a while.
 * @param slices those of the work that this is a part of.
 */
export async function formatJson(
  text: string,
  slices = new TimeSlices(neverAborted),
): Promise<string> {
  const tokens = layOut(text);
  const parts: string[] = [];
  let part: string[] = [];
  for (;;) {
    const { done, value } = tokens.next();
    if (done === true) {
      const formatted = value ? [...parts, ...part].join('') : text;
      await slices.pause();
      return formatted;
    }
    part.push(value);
    if (part.length === tokensPerLook) {
      // To put a million tokens together in the end would hold up the thread.
      parts.push(part.join(''));
      part = [];
      await slices.pause();
    }
  }
}

/** Yields the tokens with the space around them; returns whether they are JSON of fair length. */
function* layOut(text: string): Generator<string, boolean> {
  const layout = new JsonLayout();
  let length = 0;
  let position = 0;
  while (position < text.length) {
    nextToken.lastIndex = position;
    const [whole, token] = nextToken.exec(text) ?? [];
    if (token === undefined) {
      return whole !== undefined && layout.isWhole;
    }
    const part = layout.next(token);
    if (part === undefined || (length += part.length) > longestFormatted) {
      return false;
    }
    yield part;
    position = nextToken.lastIndex;
  }
  return layout.isWhole;
}
