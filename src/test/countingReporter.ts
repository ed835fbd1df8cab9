import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';

/** How a suite ended. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

/**
 * Mocha's usual output, with each failure at once, and the numbers so far in the file that the
 * environment variable TEST_COUNTS names, for whoever adds up several suites. Both are there
 * also if the suite is killed.
 */
export default class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    runner.on('fail', (_test, error: Error) => {
      Mocha.reporters.Base.consoleLog(error.stack ?? error.message);
    });
    const file = process.env.TEST_COUNTS;
    if (file) {
      for (const event of ['pass', 'fail', 'end']) {
        runner.on(event, () => {
          const counts: Counts = { passed: this.stats.passes, failed: this.stats.failures };
          writeFileSync(file, JSON.stringify(counts));
        });
      }
    }
  }
}
