import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runOrFail } from '../setup/child.mjs';

/**
 * Finds koffi's native part for Windows. npm installs that of this machine alone, so the others
 * are installed apart, by a lock file with our own's entry: npm verifies what it downloads.
 * @param {string} arch `x64` or `arm64`.
 * @returns {Promise<string>} the path of the file.
 */
export async function koffiAddon(arch) {
  const name = `@koromix/koffi-win32-${arch}`;
  const path = `node_modules/${name}`;
  const file = join(path, `win32_${arch}`, 'koffi.node');
  if (existsSync(file)) {
    return file;
  }
  const entry = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages[path];
  const folder = `node_modules/.cache/koffi-win32-${arch}-${entry.version}`;
  if (!existsSync(join(folder, file))) {
    const root = { dependencies: { [name]: entry.version } };
    const lock = { lockfileVersion: 3, packages: { '': root, [path]: entry } };
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), JSON.stringify(root));
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock));
    await runOrFail('npm', ['ci', '--os=win32', `--cpu=${arch}`, '--no-audit', '--no-fund'], {
      cwd: folder,
    });
  }
  return join(folder, file);
}
