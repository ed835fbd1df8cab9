/** Strings and comments; those that nobody closed go on to the end. */
const stringsAndComments = /"(?:[^"\\]|\\[^])*(?:"|$)|\/\/[^\n]*|\/\*(?:[^]*?\*\/|[^]*)/g;

/** Strings, and commas that have nothing after them. */
const stringsAndCommas = /"(?:[^"\\]|\\[^])*(?:"|$)|,(?=\s*[}\]])/g;

/**
 * Reads JSON as people write it into files of settings: with comments, commas at the end, a byte
 * order mark.
 * @throws {SyntaxError}
 */
export function parseTolerantJson(text: string): unknown {
  const withoutComments = text.replace(/^\uFEFF/, '').replace(stringsAndComments, unlessString);
  return JSON.parse(withoutComments.replace(stringsAndCommas, unlessString));
}

function unlessString(part: string): string {
  return part.startsWith('"') ? part : ' ';
}
