const part = /"(?:[^"\\]+|\\.)*"|[[\]{},:]|[^\s"[\]{},:]+/g;

const deepestIndent = 40;

/**
 * Indents JSON without changing anything else: numbers too long for JavaScript stay as they
 * are, and so does the order of members. Text that is no JSON comes back as it was.
 */
export function formatJson(text: string): string {
  try {
    JSON.parse(text);
  } catch {
    return text;
  }
  const parts = text.match(part) ?? [];
  let depth = 0;
  const indented = parts.map((current, index) => {
    const next = parts[index + 1] ?? '';
    switch (current) {
      case '{':
      case '[':
        return isClosing(next) ? current : current + newLine(++depth);
      case '}':
      case ']':
        return isClosing(next) ? current + newLine(--depth) : current;
      case ',':
        return current + newLine(depth);
      case ':':
        return `${current} `;
      default:
        return isClosing(next) ? current + newLine(--depth) : current;
    }
  });
  return indented.join('');
}

function isClosing(text: string): boolean {
  return text === '}' || text === ']';
}

/** Indents so far and no further: the spaces would be many times the JSON. */
function newLine(depth: number): string {
  return `\n${'  '.repeat(Math.min(depth, deepestIndent))}`;
}
