import { join } from 'node:path';
import { constants } from 'node:os';
import type { Distribution } from '../platform/distribution.ts';

/**
 * Where the runtime's addon lies below the bundle that loads it, as the loader of
 * `@azure/msal-node-runtime` has it, which does not tell.
 */
export function addonPath(
  bundleFolder: string,
  platform: string,
  arch: string,
  distribution: Distribution | undefined,
): string {
  const folders: Readonly<Record<string, string>> = {
    win32: 'windows',
    darwin: 'macos',
    linux: join('linux', linuxFolder(distribution)),
  };
  return join(bundleFolder, folders[platform] ?? platform, arch, 'msal-node-runtime.node');
}

/**
 * Why a native file doesn't load, in the words of the system's loader; undefined if it
 * does. The loader of `@azure/msal-node-runtime` keeps the reason to itself.
 */
export function loadError(path: string): string | undefined {
  try {
    process.dlopen({ exports: {} }, path, constants.dlopen.RTLD_LAZY);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Shipped beside the addon: if it is missing, no package of the system brings it back. */
const ownLibrary = 'libmsalruntime.so';

/** The system's library that its loader did not find, by the message of glibc. */
export function missingLibrary(message: string): string | undefined {
  const [, library] =
    /(?:^|\s)([\w.+-]+\.so[\w.]*): cannot open shared object file/.exec(message) ?? [];
  return library === ownLibrary ? undefined : library;
}

function linuxFolder(distribution: Distribution | undefined): string {
  if (!distribution?.ids.includes('rhel')) {
    return 'ubuntu';
  }
  return distribution.majorVersion >= 10 ? 'rhel10' : 'rhel8_9';
}
