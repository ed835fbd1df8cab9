/** Whether all of it is to run, but hardly for long enough to measure anything. */
const isShort = process.env.BENCH_SHORT === '1';

/** How often something is done: few times in a short run. */
export function times(full: number, short = 2): number {
  return isShort ? short : full;
}
