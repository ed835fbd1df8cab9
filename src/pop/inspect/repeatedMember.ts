const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s"{}[\],:]+/g;

/**
 * The name of a member that stands twice in an object of a JSON text: parsers differ in which one
 * counts (RFC 8259, section 4), and some refuse the whole. Undefined if there is none.
 */
export function repeatedMember(json: string): string | undefined {
  const names: (Set<string> | undefined)[] = [];
  const tokens = json.match(token) ?? [];
  for (const [index, text] of tokens.entries()) {
    if (text === '{') {
      names.push(new Set());
    } else if (text === '[') {
      names.push(undefined);
    } else if (text === '}' || text === ']') {
      names.pop();
    } else if (text.startsWith('"') && tokens[index + 1] === ':') {
      const name = JSON.parse(text) as string;
      if (names.at(-1)?.has(name)) {
        return name;
      }
      names.at(-1)?.add(name);
    }
  }
  return undefined;
}
