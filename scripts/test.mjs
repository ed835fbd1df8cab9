/**
 * Runs every check and every suite, or with names as arguments only those: `npm test -- unit`.
 * Parts of paths and options of Mocha may follow: `npm test -- unit src/proof -g "is refused"`.
 * Its last line is the sum of all: `N passed, N failed`.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './setup/child.mjs';
import { withPrivateShm } from './setup/privateShm.mjs';
import { setup } from './setup.mjs';
import { parseArguments } from './test/arguments.mjs';
import { checks, suites } from './test/suites.mjs';

/** @import { Command, Suite } from './test/suites.mjs' */

const known = [...Object.keys(checks), ...Object.keys(suites)];
const longestName = Math.max(...known.map((name) => name.length));
const { names, paths, options } = parseArguments(process.argv.slice(2), known);
if (names.length === 0 && paths.length > 0) {
  const some = paths.join(' ');
  console.error(`No suite is called ${some}; there are ${known.join(', ')}.`);
  console.error(`For files: npm test -- unit ${some}`);
  process.exit(1);
}
/** None for who stops at breakpoints. */
const longestSuiteMilliseconds = options.some((option) => /^--(?:timeout=0$|inspect)/.test(option))
  ? undefined
  : 25 * 60_000;
const wanted = withPackage(names.length === 0 ? known : names);
const needs = wanted.flatMap((name) => suites[name]?.needs ?? []);
await setup({
  broker: needs.includes('broker'),
  browser: needs.includes('browser'),
  vscode: needs.includes('vscode'),
  oldestVscode: needs.includes('oldestVscode'),
});

// Needs a newer Node than the one that this script starts with.
const { filesOf } = await import('./test/filesOf.mjs');

const total = { passed: 0, failed: 0 };
/** @type {string[]} */
const failures = [];
for (const lanes of inLanes(wanted)) {
  await Promise.all(lanes.map((lane) => runLane(lane, lanes.length > 1)));
}
if (failures.length > 0) {
  console.log(`\nFailed: ${failures.join(', ')}`);
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

/**
 * In their order. VS Code and the broker's processes run what is packaged, so that comes first.
 * @param {readonly string[]} names
 */
function withPackage(names) {
  const usesPackage = names.some(
    (name) => name === 'bench' || suites[name]?.needs.includes('broker'),
  );
  return known.filter((name) => names.includes(name) || (name === 'package' && usesPackage));
}

/**
 * One after the other, except that the runtime's tests, which mostly wait, leave a processor to
 * others. Measurements, and a browser that is used as a person does, need what there is.
 * @param {string[]} names
 * @returns {string[][][]} groups one after the other, of lanes side by side, of steps in order.
 */
function inLanes(names) {
  const only = (/** @type {string[]} */ ...some) => names.filter((name) => some.includes(name));
  return [
    [only('package')],
    [only('lint', 'typecheck', 'l10n', 'unit', 'vscode', 'oldest'), only('runtime', 'wine')],
    [only('bench')],
    [only('ui')],
  ].map((lanes) => lanes.filter((lane) => lane.length > 0));
}

/**
 * @param {string[]} names
 * @param {boolean} besideOthers
 */
async function runLane(names, besideOthers) {
  for (const name of names) {
    const prefix = besideOthers ? `${name.padEnd(longestName)} | ` : undefined;
    const { passed, failed } = await runStep(name, prefix);
    total.passed += passed;
    total.failed += failed;
    if (failed > 0) {
      failures.push(name);
    }
  }
}

/**
 * @param {string} name
 * @param {string} [prefix] of its output.
 */
async function runStep(name, prefix) {
  console.log(`\n== ${name}`);
  const start = performance.now();
  const suite = suites[name];
  const result = suite ? await runSuite(name, suite, prefix) : await runCheck(checks[name], prefix);
  console.log(`== ${name} took ${Math.round((performance.now() - start) / 1000)} seconds`);
  return result;
}

/**
 * @param {Command | undefined} command
 * @param {string} [prefix]
 */
async function runCheck(command, prefix) {
  const code = command ? await run(...command, { prefix }) : 1;
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/**
 * @param {string} name
 * @param {Suite} suite
 * @param {string} [prefix]
 * @returns {Promise<{passed: number, failed: number}>}
 */
async function runSuite(name, suite, prefix) {
  const reason = await suite.leftOut?.();
  if (reason !== undefined) {
    console.log(`The suite "${name}" is left out: ${reason}`);
    return { passed: 0, failed: 0 };
  }
  const files = filesOf(suite, paths);
  if (files.length === 0) {
    console.error(`No file of the suite "${name}" has ${paths.join(' or ')} in its path.`);
    return { passed: 0, failed: 1 };
  }
  if (suite.before && (await runCheck(suite.before, prefix)).failed > 0) {
    return { passed: 0, failed: 1 };
  }
  const folder = mkdtempSync(join(tmpdir(), 'entra-broker-counts-'));
  const file = join(folder, 'counts.json');
  const args = [...suite.program, ...options, ...files];
  try {
    const code = await run(...withPrivateShm(process.execPath, args), {
      env: { ...suite.env, TEST_COUNTS: file },
      limitMilliseconds: longestSuiteMilliseconds,
      prefix,
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
