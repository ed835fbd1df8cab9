import { appendFileSync } from 'node:fs';
import { median } from './median.ts';
import { printTable, ratio } from './table.ts';

/** Something that was measured of us and of a peer, in turns: the n-th values are a pair. */
export interface Figure {
  readonly title: string;
  readonly unit: string;
  readonly peer: string;
  readonly ours: readonly number[];
  readonly theirs: readonly number[];
  /** Our share of the peer's that is aimed at. */
  readonly goal?: { readonly atMost: number } | { readonly atLeast: number };
}

/** A figure in a few numbers; of each, the middle and the quarters around it. */
export interface Summary extends Pick<Figure, 'title' | 'unit' | 'peer' | 'goal'> {
  readonly pairs: number;
  readonly ours: Spread;
  readonly theirs: Spread;
  /** Of the ratios of pairs, which whatever else the machine does changes least. */
  readonly ratio: Spread;
}

export interface Spread {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

/**
 * Prints figures, and adds them to the file that `npm run bench` collects them in.
 * @throws {Error} if one of them has no value for somebody.
 */
export function report(title: string, figures: readonly Figure[]): void {
  const summaries = figures.map(summaryOf);
  printTable(
    title,
    ['', 'ours', 'quarters', 'peer', 'quarters', 'ratio', 'quarters', 'goal', 'peer is'],
    summaries.map((summary) => [
      `${summary.title}, ${summary.unit}`,
      summary.ours.middle,
      quarters(summary.ours),
      summary.theirs.middle,
      quarters(summary.theirs),
      ratio(summary.ratio.middle, 1),
      quarters(summary.ratio),
      goalText(summary.goal),
      summary.peer,
    ]),
  );
  const file = process.env.BENCH_RESULTS;
  if (file !== undefined) {
    appendFileSync(file, summaries.map((summary) => `${JSON.stringify(summary)}\n`).join(''));
  }
}

function summaryOf({ ours, theirs, ...about }: Figure): Summary {
  if (ours.length === 0 || ours.length !== theirs.length || [...ours, ...theirs].some(isNaN)) {
    throw new Error(`Not everybody was measured: ${about.title}.`);
  }
  return {
    ...about,
    pairs: ours.length,
    ours: spreadOf(ours),
    theirs: spreadOf(theirs),
    ratio: spreadOf(ours.map((value, turn) => value / (theirs[turn] ?? NaN))),
  };
}

function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.round((sorted.length - 1) * share)] ?? NaN;
  return { low: at(0.25), middle: median(sorted), high: at(0.75) };
}

function quarters({ low, high }: Spread): string {
  return `${short(low)}–${short(high)}`;
}

function short(value: number): string {
  return new Intl.NumberFormat('en', { maximumSignificantDigits: 3 }).format(value);
}

function goalText(goal: Figure['goal']): string {
  if (!goal) {
    return '';
  }
  return 'atMost' in goal ? `≤ ${short(goal.atMost)}` : `≥ ${short(goal.atLeast)}`;
}
