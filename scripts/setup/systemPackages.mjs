import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runOrFail, SetupError } from './child.mjs';

/**
 * What a part of the project needs from the operating system: names of programs, of which
 * one has to be there, or of shared libraries; with the Debian package that has it.
 * @typedef {{programs?: string[], library?: string, package: string}} Requirement
 */

/** @satisfies {Record<string, Requirement[]>} */
const requirements = {
  broker: [
    { library: 'libwebkit2gtk-4.1.so.0', package: 'libwebkit2gtk-4.1-0' },
    { library: 'libgtk-3.so.0', package: 'libgtk-3-0' },
    { library: 'libsoup-3.0.so.0', package: 'libsoup-3.0-0' },
    { library: 'libsecret-1.so.0', package: 'libsecret-1-0' },
    { library: 'libdbus-1.so.3', package: 'libdbus-1-3' },
    { library: 'libcurl.so.4', package: 'libcurl4' },
    { library: 'libfido2.so.1', package: 'libfido2-1' },
    { library: 'libp11-kit.so.0', package: 'libp11-kit0' },
    { library: 'libX11.so.6', package: 'libx11-6' },
    { library: 'libuuid.so.1', package: 'libuuid1' },
    { programs: ['dbus-daemon'], package: 'dbus-daemon' },
    { programs: ['unshare'], package: 'util-linux' },
  ],
  browser: [{ programs: ['chromium', 'chromium-browser', 'google-chrome'], package: 'chromium' }],
  compiler: [
    { programs: ['g++'], package: 'g++' },
    { programs: ['make'], package: 'make' },
    { programs: ['python3'], package: 'python3' },
  ],
};

/**
 * Installs what is missing on Debian and its like; on other Linux systems says what is
 * missing.
 * @param {Record<keyof typeof requirements, boolean>} parts the ones that are needed.
 */
export async function installSystemPackages(parts) {
  const libraries = execFileSync('/sbin/ldconfig', ['-p'], { encoding: 'utf8' });
  const names = /** @type {(keyof typeof requirements)[]} */ (Object.keys(requirements));
  const missing = names
    .flatMap((part) => (parts[part] ? requirements[part] : []))
    .filter(({ programs, library }) =>
      programs ? !programs.some(isInPath) : !libraries.includes(`\t${library} `),
    );
  if (missing.length > 0) {
    await install(missing);
  }
}

/** @param {Requirement[]} missing */
async function install(missing) {
  if (!isInPath('apt-get')) {
    const names = missing.map(({ programs, library }) => programs?.join(' or ') ?? library);
    throw new SetupError(
      `Please install what is missing with your distribution's package manager:\n` +
        names.map((name) => `  ${name}\n`).join(''),
    );
  }
  const packages = missing.map((requirement) => requirement.package);
  const prefix = rootPrefix();
  if (!prefix) {
    throw new SetupError(
      `Please install what is missing, then start again:\n` +
        `  sudo apt-get update && sudo apt-get install -y ${packages.join(' ')}`,
    );
  }
  console.log(`Installing Debian packages: ${packages.join(' ')}`);
  const run = async (/** @type {string[]} */ ...command) => {
    const [program, ...args] = [...prefix, ...command];
    await runOrFail(String(program), args, { env: { DEBIAN_FRONTEND: 'noninteractive' } });
  };
  await run('apt-get', 'update', '-qq');
  await run('apt-get', 'install', '-y', '-qq', '--no-install-recommends', ...packages);
}

/** How to run a command as root without being asked for a password, if there is a way. */
function rootPrefix() {
  if (process.getuid?.() === 0) {
    return [];
  }
  const sudo = spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' });
  return sudo.status === 0 ? ['sudo', '-n'] : undefined;
}

/** @param {string} program */
function isInPath(program) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
