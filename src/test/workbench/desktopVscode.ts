import { spawnSync } from 'node:child_process';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  downloadAndUnzipVSCode,
  resolveCliArgsFromVSCodeExecutablePath,
} from '@vscode/test-electron';

/**
 * Downloads VS Code for the desktop unless it is there.
 * @param version such as `1.101.0`; the newest without it.
 * @returns its program.
 */
export async function downloadVscode(version = 'stable'): Promise<string> {
  return downloadAndUnzipVSCode(version);
}

/**
 * Installs a VSIX file into the profile of these options.
 * @throws {Error} if VS Code doesn't install it.
 */
export function installVsix(executable: string, vsix: string, profile: readonly string[]): void {
  const [cli = '', ...cliArgs] = resolveCliArgsFromVSCodeExecutablePath(executable, {
    reuseMachineInstall: true,
  });
  const command = [cli, ...cliArgs, ...profile, '--install-extension', vsix];
  // On Windows it is a batch file, which only a shell runs, and paths may have blanks in them.
  const shell = process.platform === 'win32';
  const [program = '', ...args] = shell ? command.map((part) => `"${part}"`) : command;
  const { status } = spawnSync(program, args, { stdio: 'inherit', shell });
  if (status !== 0) {
    throw new Error(`${vsix} was not installed.`);
  }
}

/**
 * Lets extensions use our provider without VS Code's consent dialog, as the list in
 * `product.json` does for those that it comes with. Changes the downloaded VS Code.
 * @throws {Error} if it has no such file.
 */
export function trustInDesktop(executable: string, extensionIds: readonly string[]): void {
  // On macOS the program is in Contents/MacOS, and this file in Contents/Resources.
  const folder = join(dirname(executable), process.platform === 'darwin' ? '..' : '.');
  const [file] = globSync('**/[rR]esources/app/product.json', { cwd: folder });
  if (file === undefined) {
    throw new Error(`There is no product.json in ${folder}.`);
  }
  const path = join(folder, file);
  const product = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  product.trustedExtensionAuthAccess = { 'entra-broker': extensionIds };
  writeFileSync(path, JSON.stringify(product));
}
