/**
 * The lines that rows of actions stand above without parting what belongs together: the first one,
 * then those at a blank line and below a heading. Counted from zero; rows for which there is no
 * other line join the last one.
 * @param lines the beginning of the text.
 */
export function rowLines(lines: readonly string[], rows: number): readonly number[] {
  const places = lines.flatMap((line, index) => {
    const above = lines[index - 1] ?? '';
    return line === '' || above === '' || above.startsWith('#') ? [index] : [];
  });
  return Array.from({ length: rows }, (_, row) => places[row] ?? places.at(-1) ?? 0);
}
