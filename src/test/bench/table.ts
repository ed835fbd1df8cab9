export type Cell = string | number;

const numbers = new Intl.NumberFormat('en', { maximumSignificantDigits: 3, useGrouping: false });

/** Prints rows below a title, the first cell of each to the left and numbers to the right. */
export function printTable(
  title: string,
  header: readonly string[],
  rows: readonly Cell[][],
): void {
  const texts = [header, ...rows.map((row) => row.map(cellText))];
  const widths = header.map((_, column) =>
    Math.max(...texts.map((row) => row[column]?.length ?? 0)),
  );
  const lines = texts.map((row) =>
    row
      .map((text, column) =>
        column === 0 ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0),
      )
      .join('   '),
  );
  console.log(['', title, ...lines.map((line) => `  ${line}`)].join('\n'));
}

/** How many times another number a number is. */
export function ratio(value: number, other: number | undefined): string {
  return `× ${numbers.format(value / (other ?? NaN))}`;
}

function cellText(cell: Cell): string {
  return typeof cell === 'number' ? numbers.format(cell) : cell;
}
