/**
 * Opens a demo. On Linux: VS Code in the browser with the extension, a stand-in for the
 * broker, and an API that wants PoP tokens. Elsewhere: VS Code desktop with the extension,
 * and the broker of this machine. Ctrl+C ends all of it.
 */
import { run } from './setup/child.mjs';
import { withPrivateShm } from './setup/privateShm.mjs';
import { setup } from './setup.mjs';

const standIn = process.platform === 'linux';

await setup({ broker: standIn, vscode: standIn });
console.log('Building the extension…');
const code = await run(process.execPath, ['scripts/package.mjs'], { quiet: true });
if (code !== 0) {
  process.exit(code);
}

process.exitCode = standIn
  ? await run(...withPrivateShm(process.execPath, ['src/test/demo/main.ts']), { channel: true })
  : await run(process.execPath, ['src/test/demo/desktop.ts']);
