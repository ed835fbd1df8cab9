/** Runs every benchmark of `src/test/bench`, or with names as arguments those alone. */
import { readdirSync } from 'node:fs';
import { run } from './setup/child.mjs';
import { withPrivateShm } from './setup/privateShm.mjs';
import { setup } from './setup.mjs';

await setup({ broker: true, browser: true, vscode: true });
await import('./package.mjs');

const folder = 'src/test/bench';
const ending = '.bench.ts';
const names = process.argv.slice(2);
for (const file of readdirSync(folder).sort()) {
  const wanted = names.length === 0 || names.includes(file.replace(ending, ''));
  if (file.endsWith(ending) && wanted) {
    const code = await run(...withPrivateShm(process.execPath, [`${folder}/${file}`]));
    process.exitCode ||= code;
  }
}
