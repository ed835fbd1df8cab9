/**
 * Makes a clean clone ready. Runs on Node 20 and imports nothing from npm; every other
 * script calls it first and goes on under a newer Node.
 */
import { SetupError } from './setup/child.mjs';
import { installCodeServer } from './setup/codeServer.mjs';
import { continueUnderBestNode } from './setup/node.mjs';
import { installNpmPackages } from './setup/npmPackages.mjs';
import { repository } from './setup/repository.mjs';
import { installSystemPackages } from './setup/systemPackages.mjs';

/**
 * Installs what is missing; takes a moment if nothing is. Ends the process with a sentence
 * that says what to do where it can't.
 * @param {{broker?: boolean, browser?: boolean, vscode?: boolean}} [needs] what the calling
 *   script uses: the broker's native runtime, a browser, VS Code (on Linux, where VS Code
 *   for the desktop isn't used).
 */
export async function setup({ broker = false, browser = false, vscode = false } = {}) {
  process.chdir(repository);
  try {
    await installNpmPackages();
    await continueUnderBestNode();
    if (process.platform === 'linux') {
      await installSystemPackages({ broker, browser, compiler: vscode });
      if (vscode) {
        await installCodeServer();
      }
    }
  } catch (error) {
    if (!(error instanceof SetupError)) {
      throw error;
    }
    console.error(error.message);
    process.exit(1);
  }
}
