import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Ignored by git. */
const cache = '.vscode-test/packages';

/**
 * The folder of an npm package that is in the lock file, also if npm leaves it out
 * because it is for another platform: then it is fetched, and checked against the lock file.
 * @param {string} name
 */
export function packageOfPlatform(name) {
  const path = `node_modules/${name}`;
  if (existsSync(path)) {
    return path;
  }
  const { version, integrity } = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages[
    path
  ];
  const folder = join(cache, `${name.replaceAll('/', '-')}-${version}`);
  if (!existsSync(folder)) {
    fetchPackage(`${name}@${version}`, integrity, folder);
  }
  return folder;
}

/**
 * @param {string} specifier
 * @param {string} integrity as in a lock file: `sha512-<base64>`.
 * @param {string} folder
 */
function fetchPackage(specifier, integrity, folder) {
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  const output = execFileSync(
    'npm',
    ['pack', '--json', '--loglevel=error', `--pack-destination=${unfinished}`, specifier],
    { encoding: 'utf8', shell: process.platform === 'win32' },
  );
  const archive = join(unfinished, JSON.parse(output)[0].filename);
  const hash = createHash('sha512').update(readFileSync(archive)).digest('base64');
  if (`sha512-${hash}` !== integrity) {
    throw new Error(`${specifier} is not what the lock file has.`);
  }
  execFileSync('tar', ['-xzf', archive, '-C', unfinished]);
  renameSync(join(unfinished, 'package'), folder);
  rmSync(unfinished, { recursive: true });
}
