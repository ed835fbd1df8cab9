import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { packageOfPlatform } from './packageOfPlatform.mjs';

const runtime = 'node_modules/@azure/msal-node-runtime/dist';

/**
 * The targets of VSIX files, and the folders of native files that each one ships. Microsoft offers
 * no broker for other platforms: the universal file has none, and the extension says so there.
 * @type {Record<string, readonly string[]>}
 */
export const nativesOfTarget = {
  'win32-x64': ['windows/x64'],
  'win32-arm64': ['windows/arm64'],
  'darwin-x64': ['macos/x64'],
  'darwin-arm64': ['macos/arm64'],
  'linux-x64': ['linux/ubuntu/x64', 'linux/rhel8_9/x64', 'linux/rhel10/x64'],
  universal: [],
};

/** The target that runs on this machine. */
export function currentTarget() {
  const isAlpine = process.platform === 'linux' && existsSync('/etc/alpine-release');
  const target = `${isAlpine ? 'alpine' : process.platform}-${process.arch}`;
  return target in nativesOfTarget ? target : 'universal';
}

/**
 * Puts the native files of one target, and of no other, beside the bundle that loads them,
 * in the layout that MSAL's loader looks for. On Windows, koffi's lies among them.
 * @param {string} target
 */
export function copyNatives(target) {
  for (const platform of ['linux', 'macos', 'windows']) {
    rmSync(join('dist', platform), { recursive: true, force: true });
  }
  for (const folder of nativesOfTarget[target] ?? []) {
    cpSync(join(runtime, folder), join('dist', folder), { recursive: true });
  }
  const [system, architecture] = target.split('-');
  if (system === 'win32') {
    const koffi = packageOfPlatform(`@koromix/koffi-${target}`);
    cpSync(
      join(koffi, `win32_${architecture}/koffi.node`),
      `dist/windows/${architecture}/koffi.node`,
    );
  }
}
