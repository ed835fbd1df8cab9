/**
 * Runs the suite `vscode` in VS Code desktop, which is downloaded: the newest, or that of the version
 * in its argument. On Linux it needs a display, such as that of `xvfb-run`.
 */
import { run } from './setup/child.mjs';
import { withPrivateShm } from './setup/privateShm.mjs';
import { setup } from './setup.mjs';

await setup({ broker: process.platform === 'linux' });
await import('./package.mjs');

process.exitCode = await run(
  ...withPrivateShm(process.execPath, [
    'src/test/workbench/desktopSuite.ts',
    ...process.argv.slice(2),
  ]),
);
