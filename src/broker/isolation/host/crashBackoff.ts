import type { Limits } from '../../limits.ts';

/**
 * Counts crashes in a row. After a few of them nothing is started for a while, and twice as
 * long after each further one, so that a runtime that always crashes does not keep the
 * machine busy.
 */
export class CrashBackoff {
  private inRow = 0;
  private quietUntil = 0;
  private readonly limits: Limits;

  constructor(limits: Limits) {
    this.limits = limits;
  }

  /** Whether nothing is to be started yet, after too many crashes. */
  get isQuiet(): boolean {
    return Date.now() < this.quietUntil;
  }

  /** A process has ended that nobody wanted to end. */
  crashed(): void {
    const { crashesInRow, firstCrashWait, longestCrashWait } = this.limits;
    this.inRow++;
    if (this.inRow > crashesInRow) {
      const wait = firstCrashWait * 2 ** (this.inRow - crashesInRow - 1);
      this.quietUntil = Date.now() + Math.min(wait, longestCrashWait);
    }
  }

  /** A process has answered. */
  answered(): void {
    this.inRow = 0;
    this.quietUntil = 0;
  }
}
