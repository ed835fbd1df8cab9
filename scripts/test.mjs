/**
 * Runs every check and every suite, or with names as arguments those alone: `npm test -- unit`.
 * Its last line is the sum of all: `N passed, N failed`.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './setup/child.mjs';
import { npmCommand } from './setup/npm.mjs';
import { withPrivateShm } from './setup/privateShm.mjs';
import { setup } from './setup.mjs';

/** @typedef {[command: string, args: string[]]} Command */

/**
 * A step that passes or fails as a whole.
 * @type {Record<string, Command>}
 */
const checks = {
  lint: npmCommand('run', '--silent', 'lint'),
  typecheck: npmCommand('run', '--silent', 'typecheck'),
  l10n: npmCommand('run', '--silent', 'l10n', '--', '--check'),
  package: npmCommand('run', '--silent', 'package'),
};

/**
 * A suite of Mocha tests, in the order from quick to slow.
 * @type {Record<string, Command>}
 */
const suites = {
  unit: mocha('unit'),
  runtime: mocha('runtime'),
  vscode: [process.execPath, ['src/test/workbench/extensionSuite.ts']],
  // The waits in a test of it end before the test does, so that nothing goes on in the next one.
  ui: mocha('ui', 180_000, '--require=src/test/ui/reportFailures.ts'),
};

/** The broker's native runtime and VS Code run here in the tests of these suites. */
const needsBroker = ['runtime', 'vscode', 'ui'];
const needsVscode = ['vscode', 'ui'];

const longestSuiteMilliseconds = 25 * 60_000;

const wanted = selection(process.argv.slice(2));
const uses = (/** @type {string[]} */ names) => names.some((name) => wanted.includes(name));
const vscode = uses(needsVscode);
await setup({ broker: uses(needsBroker), browser: vscode, vscode });

const total = { passed: 0, failed: 0 };
const failures = [];
for (const name of wanted) {
  console.log(`\n== ${name}`);
  const check = checks[name];
  const suite = suites[name];
  const { passed, failed } = check
    ? await runCheck(check)
    : suite
      ? await runSuite(name, suite)
      : { passed: 0, failed: 1 };
  total.passed += passed;
  total.failed += failed;
  if (failed > 0) {
    failures.push(name);
  }
}
if (failures.length > 0) {
  console.log(`\nFailed: ${failures.join(', ')}`);
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

/**
 * The checks and suites to run. VS Code runs the packaged extension, so that comes first.
 * @param {string[]} names
 */
function selection(names) {
  const known = [...Object.keys(checks), ...Object.keys(suites)];
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    console.error(`There is no ${unknown.join(', ')}; there are ${known.join(', ')}.`);
    process.exit(1);
  }
  if (names.length === 0) {
    return known;
  }
  const usesPackage = names.some((name) => needsBroker.includes(name));
  return known.filter((name) => names.includes(name) || (name === 'package' && usesPackage));
}

/** @param {Command} command */
async function runCheck([command, args]) {
  const code = await run(command, args);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/**
 * @param {string} name
 * @param {Command} command
 * @returns {Promise<{passed: number, failed: number}>}
 */
async function runSuite(name, [command, args]) {
  const folder = mkdtempSync(join(tmpdir(), 'entra-broker-counts-'));
  const file = join(folder, 'counts.json');
  try {
    const code = await run(...withPrivateShm(command, args), {
      env: { TEST_COUNTS: file },
      limitMilliseconds: longestSuiteMilliseconds,
    });
    const { passed, failed } = JSON.parse(readFileSync(file, 'utf8'));
    // A suite without tests, or one that ends badly after its tests, has not passed.
    return { passed, failed: Math.max(failed, code === 0 && passed > 0 ? 0 : 1) };
  } catch (error) {
    console.error(`The suite "${name}" gave no result: ${String(error)}`);
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} name of the folder with the suite's files.
 * @param {number} timeout for each test, in milliseconds.
 * @param {string[]} options of Mocha, besides those for all suites.
 * @returns {Command}
 */
function mocha(name, timeout = 60_000, ...options) {
  return [
    process.execPath,
    [
      'node_modules/mocha/bin/mocha.js',
      '--reporter=src/test/countingReporter.ts',
      `--timeout=${timeout}`,
      // What a test that failed has left behind must not keep the run from ending.
      '--exit',
      ...options,
      `src/test/${name}/**/*.test.ts`,
    ],
  ];
}
