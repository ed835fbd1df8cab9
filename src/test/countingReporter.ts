import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';

/** How a suite ended. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

/**
 * Mocha's usual output, and the numbers in the file that the environment variable
 * TEST_COUNTS names, for whoever adds up several suites.
 */
export default class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    const file = process.env.TEST_COUNTS;
    if (file) {
      runner.once('end', () => {
        const counts: Counts = { passed: this.stats.passes, failed: this.stats.failures };
        writeFileSync(file, JSON.stringify(counts));
      });
    }
  }
}
