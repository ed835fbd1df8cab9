import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { currentTarget } from '../../../scripts/package/natives.mjs';
import { serverEnv, serverFolders, serverNode, serverProgram } from './codeServer.ts';
import type { ProfileFolders } from './codeServer.ts';
import { inRepository } from './paths.ts';

/** Installs the VSIX file that `npm run package` made for this machine into a profile. */
export async function installBuiltVsix(profile: ProfileFolders): Promise<void> {
  const vsix = await builtVsix();
  const { stdout, stderr } = await promisify(execFile)(
    serverNode,
    [serverProgram, '--install-extension', vsix, ...serverFolders(profile)],
    { env: serverEnv(profile) },
  );
  if (!stdout.includes('was successfully installed')) {
    throw new Error(`${vsix} was not installed:\n${stdout}${stderr}`);
  }
}

/** Absolute path of the VSIX file that `npm run package` made for this machine. */
export async function builtVsix(): Promise<string> {
  const { name, version } = JSON.parse(
    await readFile(inRepository('package.json'), 'utf8'),
  ) as Record<'name' | 'version', string>;
  return inRepository(`artifacts/${name}-${currentTarget()}-${version}.vsix`);
}
