/**
 * Runs every benchmark of `src/test/bench`, or with names as arguments only those, and leaves
 * their figures in `out/bench.json`. `--short` runs all of each, but for no longer than it takes to
 * see that it works; `--packaged` takes what `npm run package` made before; `--write-docs` renews
 * the figures of docs/performance.md.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { run, runOrFail } from './setup/child.mjs';
import { npmCommand } from './setup/npm.mjs';
import { withPrivateShm } from './setup/privateShm.mjs';
import { setup } from './setup.mjs';

const folder = 'src/test/bench';
const ending = '.bench.ts';
const longestMilliseconds = 20 * 60_000;
/** Lines of JSON, one of each figure. */
const collected = 'out/bench.jsonl';
const results = 'out/bench.json';

const { values, positionals: names } = parseArgs({
  options: {
    short: { type: 'boolean' },
    packaged: { type: 'boolean' },
    'write-docs': { type: 'boolean' },
  },
  allowPositionals: true,
});
const known = readdirSync(folder)
  .filter((file) => file.endsWith(ending))
  .map((file) => file.slice(0, -ending.length))
  .sort();
const unknown = names.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(', ')}; there are ${known.join(', ')}.`);
  process.exit(1);
}
if (values['write-docs'] && (values.short || names.length > 0)) {
  console.error('The figures of the documentation are those of a full run.');
  process.exit(1);
}

await setup({ broker: true, browser: true, vscode: true });
if (!values.packaged) {
  await runOrFail(...npmCommand('run', '--silent', 'package'));
}

console.log(describeMachine());
mkdirSync('out', { recursive: true });
rmSync(collected, { force: true });
const env = {
  ...process.env,
  BENCH_RESULTS: collected,
  ...(values.short && { BENCH_SHORT: '1' }),
};
for (const name of names.length === 0 ? known : names) {
  const command = withPrivateShm(process.execPath, [`${folder}/${name}${ending}`]);
  const code = await run(...command, { limitMilliseconds: longestMilliseconds, env });
  if (code !== 0) {
    console.error(`The benchmark "${name}" failed.`);
    process.exitCode = code;
  }
}

/** @type {import('./bench/document.mjs').Summary[]} */
const figures = readFileSync(collected, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line));
writeFileSync(results, JSON.stringify({ machine: describeMachine(), figures }, undefined, 2));
console.log(`\nThe figures are in ${results}.`);
if (values['write-docs'] && !process.exitCode) {
  const { writeFigures } = await import('./bench/document.mjs');
  writeFigures(figures);
}

function describeMachine() {
  const processors = cpus();
  const gigabytes = Math.round(totalmem() / 1024 ** 3);
  const [load = 0] = loadavg();
  return (
    `${processors.length} × ${processors[0]?.model}, ${gigabytes} GB, ${process.platform}, ` +
    `Node ${process.version}; load average ${load.toFixed(1)}`
  );
}
