/**
 * Prints what becomes of the request files of a folder: the share of requests that get our
 * actions, and why others get none. If the folder has an `expected.json`, also the share that is
 * sent as the program sends it that the file was written for, by dialect.
 *
 *   npm run corpus -- FOLDER [--verbose]
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { differenceOf, wantedOf } from './corpus/expectations.mjs';
import { requestsOf, unreadable } from './corpus/requests.mjs';

const [folder, ...options] = process.argv.slice(2);
if (folder === undefined || !existsSync(folder)) {
  console.error('Usage: npm run corpus -- FOLDER [--verbose]');
  process.exit(1);
}
const root = resolve(folder);
const isVerbose = options.includes('--verbose');
const expectedFile = join(root, 'expected.json');
/** @type {Readonly<Record<string, import('./corpus/expectations.mjs').Expectation>>} */
const expected = existsSync(expectedFile) ? JSON.parse(readFileSync(expectedFile, 'utf8')) : {};

const noCounts = { requests: 0, actions: 0, wanted: 0, given: 0, same: 0, unwanted: 0 };
/** @type {Map<string, typeof noCounts>} */
const counts = new Map();
/** @type {Map<string, number>} */
const causes = new Map();

// Folders have such names as well.
const files = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(?:http|rest)$/.test(entry.name))
  .map(({ parentPath, name }) => relative(root, join(parentPath, name)));
for (const file of files.sort()) {
  const name = file.split(sep).join('/');
  const expectation = expected[name];
  count(name, requestsOf(root, file, expectation?.environment?.[1]), expectation);
}
printCounts();

/**
 * @param {string} name
 * @param {ReturnType<typeof requestsOf>} requests
 * @param {import('./corpus/expectations.mjs').Expectation | undefined} expectation
 */
function count(name, requests, expectation) {
  const dialect = expectation?.dialect ?? expectation?.kind ?? 'all';
  const sums = { ...noCounts, ...counts.get(dialect) };
  const wanted = wantedOf(expectation);
  sums.requests += requests.length;
  for (const { line, problem } of requests) {
    if (problem) {
      causes.set(problem.cause, (causes.get(problem.cause) ?? 0) + 1);
      report(name, line, `no actions: ${problem.cause} ${problem.text}`);
      continue;
    }
    sums.actions++;
    const one = wanted.find(({ line: other }) => other === line);
    if (expectation && (!one || one.lens === 'no')) {
      sums.unwanted++;
      report(name, line, `has actions: ${one?.why ?? 'no request'}`);
    }
  }
  for (const one of wanted.filter(({ lens }) => lens === 'yes')) {
    const found = requests.find(({ line }) => line === one.line);
    const difference = found ? differenceOf(found, one) : 'not seen';
    sums.wanted++;
    sums.given += found && !found.problem ? 1 : 0;
    sums.same += difference === undefined ? 1 : 0;
    if (difference !== undefined) {
      report(name, one.line, difference);
    }
  }
  counts.set(dialect, sums);
}

/** @param {string} name @param {number} line @param {string} text */
function report(name, line, text) {
  if (isVerbose) {
    console.log(`${name}:${line + 1} ${text}`);
  }
}

function printCounts() {
  const all = { ...noCounts };
  for (const sums of counts.values()) {
    for (const key of /** @type {(keyof typeof noCounts)[]} */ (Object.keys(all))) {
      all[key] += sums[key];
    }
  }
  const rows = [...[...counts].filter(([dialect]) => dialect !== 'all').sort(), ['all', all]];
  for (const [dialect, sums] of /** @type {[string, typeof noCounts][]} */ (rows)) {
    console.log(
      `${dialect}: ${share(sums.actions, sums.requests)} of ${sums.requests} requests get actions` +
        (sums.wanted === 0
          ? ''
          : `; of ${sums.wanted} that should, ${share(sums.given, sums.wanted)} do and ` +
            `${share(sums.same, sums.wanted)} are sent as in their own program`) +
        (sums.unwanted === 0 ? '' : `; ${sums.unwanted} have some that should not`),
    );
  }
  for (const [cause, sum] of [...causes].sort(([, one], [, other]) => other - one)) {
    console.log(`no actions: ${cause} ${sum}`);
  }
  if (unreadable.size > 0) {
    console.log(`read without these, which are no JSON: ${[...unreadable].join(', ')}`);
  }
}

/** @param {number} part @param {number} whole */
function share(part, whole) {
  return whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`;
}
