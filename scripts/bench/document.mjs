import { readFileSync, writeFileSync } from 'node:fs';

const document = 'docs/performance.md';
const chartFile = 'docs/images/performance.svg';
const marks = { start: '<!-- figures -->', end: '<!-- end of figures -->' };

/** @typedef {{ low: number, middle: number, high: number }} Spread */
/**
 * @typedef {object} Summary of a figure, as `src/test/bench/figure.ts` has it.
 * @property {string} title
 * @property {string} unit
 * @property {string} peer
 * @property {number} pairs
 * @property {Spread} ours
 * @property {Spread} theirs
 * @property {Spread} ratio
 * @property {{ atMost: number } | { atLeast: number }} [goal]
 */

/**
 * Writes the figures into docs/performance.md, and makes its chart.
 * @param {readonly Summary[]} figures
 */
export function writeFigures(figures) {
  const text = readFileSync(document, 'utf8');
  const [start, end] = [text.indexOf(marks.start), text.indexOf(marks.end)];
  if (start < 0 || end < start) {
    throw new Error(`${document} has no place for figures.`);
  }
  const table = figureTable(figures);
  writeFileSync(
    document,
    `${text.slice(0, start + marks.start.length)}\n\n${table}\n\n${text.slice(end)}`,
  );
  writeFileSync(chartFile, chart(figures));
}

/** @param {readonly Summary[]} figures */
export function figureTable(figures) {
  const head = ['figure', 'ours', 'the other', 'ratio', 'goal', 'compared with'];
  const rows = figures.map((figure) => [
    `${figure.title}, ${figure.unit}`,
    spread(figure.ours),
    spread(figure.theirs),
    `**× ${short(figure.ratio.middle)}** (${short(figure.ratio.low)} to ${short(figure.ratio.high)})`,
    goal(figure),
    figure.peer,
  ]);
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** @param {Spread} spread */
function spread({ low, middle, high }) {
  return `${short(middle)} (${short(low)} to ${short(high)})`;
}

/** @param {Summary} figure */
function goal({ goal: wanted }) {
  if (!wanted) {
    return '';
  }
  return 'atMost' in wanted
    ? `at most ${short(wanted.atMost)}`
    : `at least ${short(wanted.atLeast)}`;
}

/** @param {number} value */
function short(value) {
  return new Intl.NumberFormat('en', { maximumSignificantDigits: 2, useGrouping: false }).format(
    value,
  );
}

/**
 * A bar for each figure with a goal, on a scale of powers of ten, and a line at its goal.
 * @param {readonly Summary[]} figures
 */
export function chart(figures) {
  const shown = figures.filter(({ goal: wanted }) => wanted !== undefined);
  const row = 30;
  const bars = { left: 400, width: 360 };
  const height = shown.length * row + 50;
  const least = Math.min(0.01, ...shown.map(({ ratio }) => ratio.middle));
  const most = Math.max(2, ...shown.map(({ ratio }) => ratio.middle));
  const at = (/** @type {number} */ ratio) =>
    bars.left + (bars.width * Math.log(Math.max(ratio, least) / least)) / Math.log(most / least);
  const lines = shown.flatMap((figure, index) => {
    const top = 20 + index * row;
    const wanted = Object.values(figure.goal ?? {})[0] ?? NaN;
    return [
      `<text x="${bars.left - 10}" y="${top + 15}" text-anchor="end">${escaped(figure.title)}</text>`,
      `<rect x="${bars.left}" y="${top}" width="${round(at(figure.ratio.middle) - bars.left)}" height="20" fill="#2f6fd0"/>`,
      `<line x1="${round(at(wanted))}" x2="${round(at(wanted))}" y1="${top - 3}" y2="${top + 23}" stroke="#c2410c" stroke-width="2"/>`,
      `<text x="${bars.left + bars.width + 10}" y="${top + 15}">× ${short(figure.ratio.middle)}</text>`,
    ];
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="860" height="${height}" font-family="sans-serif" font-size="13" role="img" aria-label="Ours as a share of what it is compared with">
<rect width="100%" height="100%" fill="#ffffff"/>
<line x1="${round(at(1))}" x2="${round(at(1))}" y1="10" y2="${height - 30}" stroke="#888888" stroke-dasharray="4"/>
<text x="${round(at(1))}" y="${height - 12}" text-anchor="middle">as much as the other</text>
${lines.join('\n')}
</svg>
`;
}

/** @param {number} value */
function round(value) {
  return Math.round(value * 10) / 10;
}

/** @param {string} text */
function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('`', '');
}
