import { longestBody } from './answerBody.ts';

const part = /"(?:[^"\\]+|\\.)*"|[[\]{},:]|[^\s"[\]{},:]+/g;

/** In characters: deep nesting can be thousands of times its size, and VS Code shows no such text. */
const longestFormatted = 4 * longestBody;

/**
 * Indents JSON without changing anything else: numbers too long for JavaScript stay as they
 * are, and so does the order of members. Text that is no JSON, or would become too long for an
 * editor, comes back as it was.
 */
export function formatJson(text: string): string {
  try {
    JSON.parse(text);
  } catch {
    return text;
  }
  const parts = text.match(part) ?? [];
  let depth = 0;
  let formatted = '';
  for (const [index, current] of parts.entries()) {
    const next = parts[index + 1] ?? '';
    formatted += current;
    if (isOpening(current) && !isClosing(next)) {
      formatted += newLine(++depth);
    } else if (current === ',') {
      formatted += newLine(depth);
    } else if (current === ':') {
      formatted += ' ';
    } else if (!isOpening(current) && isClosing(next)) {
      formatted += newLine(--depth);
    }
    if (formatted.length > longestFormatted) {
      return text;
    }
  }
  return formatted;
}

function isOpening(text: string): boolean {
  return text === '{' || text === '[';
}

function isClosing(text: string): boolean {
  return text === '}' || text === ']';
}

function newLine(depth: number): string {
  return `\n${'  '.repeat(depth)}`;
}
