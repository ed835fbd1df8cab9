import { mkdtempSync, rmSync } from 'node:fs';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProfileFolders } from './codeServer.ts';
import { setDisplayLanguage } from './displayLanguage.ts';
import { installBuiltVsix } from './installVsix.ts';

export interface ProfileOptions {
  /** Settings of the person. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Whether the person has installed Entra Broker, as by default. */
  readonly installed?: boolean;
  /** Folders of further extensions, built and ready to run. */
  readonly extensions?: readonly string[];
  /** Names and contents of the files in the workspace folder. */
  readonly files?: Readonly<Record<string, string>>;
  /** The display language, such as `de`; English by default. */
  readonly language?: string;
}

/** Everything that one VS Code keeps on disk, usually with the built VSIX file installed. */
export interface Profile extends ProfileFolders {
  /** A folder to open. */
  readonly workspace: string;
  remove(): void;
}

const quietSettings = {
  // VS Code in the browser runs no extension of the kind "ui" otherwise.
  'remote.extensionKind': { 'entra-broker.entra-broker-auth': ['workspace'] },
  'security.workspace.trust.enabled': false,
  'workbench.startupEditor': 'none',
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tips.enabled': false,
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'telemetry.telemetryLevel': 'off',
  'git.enabled': false,
  'files.simpleDialog.enable': true,
};

/** Makes a profile in the folder for temporary files; it is gone at the end of the process. */
export async function createProfile(options: ProfileOptions = {}): Promise<Profile> {
  const folder = mkdtempSync(join(tmpdir(), 'entra-broker-vscode-'));
  const remove = () => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    process.off('exit', remove);
  };
  const profile: Profile = {
    folder,
    userData: join(folder, 'user'),
    extensions: join(folder, 'extensions'),
    workspace: join(folder, 'workspace'),
    remove,
  };
  process.on('exit', remove);
  await writeSettings(profile.userData, options.settings);
  await mkdir(profile.workspace);
  for (const [name, content] of Object.entries(options.files ?? {})) {
    await writeFile(join(profile.workspace, name), content);
  }
  // VS Code takes up what lies here when it first looks, which is when it installs.
  for (const extension of options.extensions ?? []) {
    await cp(extension, join(profile.extensions, await folderName(extension)), {
      recursive: true,
    });
  }
  if (options.installed ?? true) {
    await installBuiltVsix(profile);
  }
  if (options.language !== undefined) {
    await setDisplayLanguage(profile, options.language);
  }
  return profile;
}

/** Writes the settings of a person who wants nothing shown that a test doesn't ask for. */
export async function writeSettings(
  userData: string,
  settings: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  await mkdir(join(userData, 'User'), { recursive: true });
  await writeFile(
    join(userData, 'User/settings.json'),
    JSON.stringify({ ...quietSettings, ...settings }, undefined, 2),
  );
}

async function folderName(extension: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(extension, 'package.json'), 'utf8')) as Record<
    'publisher' | 'name' | 'version',
    string
  >;
  return `${manifest.publisher}.${manifest.name}-${manifest.version}`;
}
