/** The name and value of a line `@name = value`. */
export interface Definition {
  readonly name: string;
  readonly value: string;
}

/**
 * Reads `@name = value`, with `:=` as httpYac has it; undefined if the line is no definition.
 * @param trimmed the line without blanks around it.
 */
export function parseVariable(trimmed: string): Definition | undefined {
  const equals = trimmed.startsWith('@') ? trimmed.indexOf('=') : -1;
  const name = trimmed.slice(1, Math.max(equals, 1)).trim().replace(/:$/, '').trimEnd();
  return name === '' || /\s/.test(name)
    ? undefined
    : { name, value: trimmed.slice(equals + 1).trim() };
}
