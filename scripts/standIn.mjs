/**
 * Starts the stand-in broker for an extension that is being debugged; see `.vscode/launch.json`.
 * Linux only: elsewhere the extension finds the broker of the machine.
 */
import { mkdirSync } from 'node:fs';
import { run } from './setup/child.mjs';
import { setup } from './setup.mjs';

await setup({ broker: true });
mkdirSync('out', { recursive: true });
process.exitCode = await run(
  process.execPath,
  ['src/test/demo/standInForDebugging.ts', 'out/stand-in.env'],
  {
    channel: true,
  },
);
