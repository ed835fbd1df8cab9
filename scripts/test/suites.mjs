import { npmCommand } from '../setup/npm.mjs';

/** @typedef {[command: string, args: string[]]} Command */

/**
 * A step that passes or fails as a whole.
 * @type {Record<string, Command>}
 */
export const checks = {
  lint: npmCommand('run', '--silent', 'lint'),
  typecheck: npmCommand('run', '--silent', 'typecheck'),
  l10n: npmCommand('run', '--silent', 'l10n', '--', '--check'),
  package: npmCommand('run', '--silent', 'package'),
  // Whether the measurements work, and what they count; not what they measure.
  bench: npmCommand('run', '--silent', 'bench', '--', '--short', '--packaged'),
};

/**
 * A suite of Mocha tests.
 * @typedef {object} Suite
 * @property {string} files as a glob.
 * @property {string[]} [without] globs of files that are none of them.
 * @property {string[]} program takes files and options of Mocha as its arguments.
 * @property {Record<string, string>} [env] added to its environment.
 * @property {readonly ('broker' | 'browser' | 'vscode' | 'oldestVscode')[]} needs to be set up.
 * @property {() => Promise<string | undefined>} [leftOut] why it can't run here, if it can't.
 * @property {Command} [before] has to succeed first.
 */

/** In the order from quick to slow. @type {Record<string, Suite>} */
export const suites = {
  unit: {
    files: 'src/**/*.test.ts',
    without: ['runtime', 'vscode', 'wine', 'ui'].map((suite) => `src/test/${suite}/**`),
    program: mocha(),
    needs: [],
  },
  runtime: {
    files: 'src/test/runtime/**/*.test.ts',
    program: mocha(),
    needs: ['broker'],
  },
  vscode: {
    files: 'src/test/vscode/**/*.test.ts',
    program: ['src/test/workbench/extensionSuite.ts'],
    needs: ['broker', 'browser', 'vscode'],
  },
  // The same in the oldest VS Code that there is for us, with the Node that it is made for.
  oldest: {
    files: 'src/test/vscode/**/*.test.ts',
    // It takes as long as all others, and is not about the version.
    without: ['src/test/vscode/manyTokens.test.ts'],
    program: ['src/test/workbench/extensionSuite.ts'],
    env: { TEST_VSCODE: 'code-server-oldest' },
    needs: ['broker', 'browser', 'oldestVscode'],
  },
  wine: {
    files: 'src/test/wine/**/*.test.ts',
    // The first start of Wine makes a Windows.
    program: mocha('--timeout=300000'),
    needs: [],
    leftOut: async () => {
      const { findWine } = await import('../../src/test/wine/wine.ts');
      return findWine() === undefined ? 'Wine (wine64) is not installed.' : undefined;
    },
    before: npmCommand('run', '--silent', 'package', '--', 'win32-x64'),
  },
  ui: {
    files: 'src/test/ui/**/*.test.ts',
    // The waits in a test of it end before the test does, so that nothing goes on in the next one.
    program: mocha('--require=src/test/ui/reportFailures.ts'),
    needs: ['broker', 'browser', 'vscode'],
  },
};

/**
 * Mocha with these options besides those of `.mocharc.json`.
 * @param {...string} options
 */
function mocha(...options) {
  return [
    'node_modules/mocha/bin/mocha.js',
    '--reporter=src/test/countingReporter.ts',
    // What a test that failed has left behind must not keep the run from ending.
    '--exit',
    ...options,
  ];
}
