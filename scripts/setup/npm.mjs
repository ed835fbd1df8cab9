import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runOrFail } from './child.mjs';
import { repository } from './repository.mjs';

/** Older ones, such as Debian's, refuse a lock file in which an override names an alias. */
const oldestMajor = 10;
/** Runs on every Node that comes with an older one. */
const replacement = '10.9.9';
const replacementFolder = join(repository, '.vscode-test/npm');
const replacementFile = join(replacementFolder, 'node_modules/npm/bin/npm-cli.js');

/**
 * The command line that runs the npm that is there. It names npm's file if that is known:
 * on Windows, `npm` is no program.
 * @param {...string} args
 * @returns {[command: string, args: string[]]}
 */
export function npmCommand(...args) {
  const file = process.env.npm_execpath;
  return file?.endsWith('npm-cli.js') ? [process.execPath, [file, ...args]] : ['npm', args];
}

/**
 * Runs an npm command that installs, without the warnings that its packages give.
 * @param {string} folder
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
export async function installWithNpm(folder, args, env) {
  const quietly = [...args, '--no-audit', '--no-fund', '--loglevel=error'];
  const [command, allArgs] = (await isRecent())
    ? npmCommand(...quietly)
    : [process.execPath, [replacementFile, ...quietly]];
  await runOrFail(command, allArgs, { cwd: folder, ...(env && { env }) });
}

/** Whether the npm that is there can be used; otherwise, one that can is there afterwards. */
async function isRecent() {
  const [command, args] = npmCommand('--version');
  const version = execFileSync(command, args, { encoding: 'utf8' });
  if (Number.parseInt(version, 10) >= oldestMajor) {
    return true;
  }
  if (!existsSync(replacementFile)) {
    const install = ['install', '--loglevel=error', '--prefix', replacementFolder];
    await runOrFail(...npmCommand(...install, `npm@${replacement}`));
  }
  return false;
}
