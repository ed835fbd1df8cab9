/** Runs every benchmark of `src/test/bench`, or with names as arguments those alone. */
import { readdirSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { run } from './setup/child.mjs';
import { withPrivateShm } from './setup/privateShm.mjs';
import { setup } from './setup.mjs';

await setup({ broker: true, vscode: true });
await import('../esbuild.config.mjs');

const folder = 'src/test/bench';
const ending = '.bench.ts';
const longestMilliseconds = 5 * 60_000;

const known = readdirSync(folder)
  .filter((file) => file.endsWith(ending))
  .map((file) => file.slice(0, -ending.length))
  .sort();
const names = process.argv.slice(2);
const unknown = names.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(', ')}; there are ${known.join(', ')}.`);
  process.exit(1);
}
console.log(describeMachine());
for (const name of names.length === 0 ? known : names) {
  const command = withPrivateShm(process.execPath, [`${folder}/${name}${ending}`]);
  const code = await run(...command, { limitMilliseconds: longestMilliseconds });
  if (code !== 0) {
    process.exitCode = code;
  }
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
