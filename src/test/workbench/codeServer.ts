import { inRepository } from './paths.ts';

/**
 * npm's `code-server` package: real VS Code, served to a browser. It has two programs:
 * VS Code's own server, and a front to it that also keeps secrets.
 */
const root = '.vscode-test/code-server/node_modules/code-server';
export const serverProgram = inRepository(`${root}/lib/vscode/out/server-main.js`);
export const frontProgram = inRepository(`${root}/out/node/entry.js`);

/** Where one VS Code keeps its data. */
export interface ProfileFolders {
  readonly folder: string;
  readonly userData: string;
  readonly extensions: string;
}

/** The arguments of `serverProgram` for a profile. */
export function serverFolders(profile: ProfileFolders): string[] {
  return [
    `--server-data-dir=${profile.folder}/server`,
    `--user-data-dir=${profile.userData}`,
    `--extensions-dir=${profile.extensions}`,
    '--accept-server-license-terms',
  ];
}

/** This process's environment without what an enclosing VS Code put there. */
export function serverEnv({ folder }: ProfileFolders): NodeJS.ProcessEnv {
  return {
    ...Object.fromEntries(
      Object.entries(process.env).filter(([name]) => !name.startsWith('VSCODE_')),
    ),
    // No look-ups in a marketplace.
    EXTENSIONS_GALLERY: JSON.stringify({ serviceUrl: '' }),
    // Everything that it leaves behind goes away with the profile.
    TMPDIR: folder,
    XDG_DATA_HOME: folder,
    XDG_CACHE_HOME: folder,
  };
}
