import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { installWithNpm } from './npm.mjs';
import { repository } from './repository.mjs';

/** Installs the packages of the lock file unless exactly these are there. */
export async function installNpmPackages() {
  if (!isInstalled()) {
    console.log('Installing npm packages…');
    await installWithNpm(repository, ['ci']);
  }
}

function isInstalled() {
  // npm writes the inner file as the last step of an install.
  const installed = readPackages('node_modules/.package-lock.json');
  return (
    installed !== undefined &&
    Object.entries(readPackages('package-lock.json') ?? {}).every(
      ([path, { version, optional }]) =>
        path === '' || (installed[path] ? installed[path].version === version : optional),
    )
  );
}

/**
 * @param {string} path of a lock file.
 * @returns {Record<string, {version?: string, optional?: boolean}> | undefined}
 */
function readPackages(path) {
  const lock = join(repository, path);
  return existsSync(lock) ? JSON.parse(readFileSync(lock, 'utf8')).packages : undefined;
}
