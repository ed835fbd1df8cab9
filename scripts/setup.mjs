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
 * that says what to do if it can't.
 * @param {{broker?: boolean, browser?: boolean, vscode?: boolean, oldestVscode?: boolean}} [needs]
 *   what the calling script uses: the broker's native runtime, a browser, VS Code, the oldest one
 *   (on Linux, where VS Code for the desktop isn't used).
 */
export async function setup(needs = {}) {
  const { broker = false, browser = false, vscode = false, oldestVscode = false } = needs;
  process.chdir(repository);
  try {
    await installNpmPackages();
    await continueUnderBestNode();
    if (process.platform === 'linux') {
      await installSystemPackages({ broker, browser, compiler: vscode || oldestVscode });
      if (vscode) {
        await installCodeServer('code-server');
      }
      if (oldestVscode) {
        await installCodeServer('code-server-oldest');
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
