import { mkdir, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { bundleOptions } from './bundleOptions.ts';
import { inRepository } from './paths.ts';

/** An extension of a test. */
export interface TestExtension {
  readonly name: string;
  /** The name that the palette shows before its commands. */
  readonly displayName: string;
  /** The file with its `activate`, from the root of the repository. */
  readonly entryPoint: string;
  /** The titles of its commands by their ids. */
  readonly commands: Readonly<Record<string, string>>;
}

/**
 * Builds an extension, ready for a profile. Two with different names are two extensions to VS
 * Code, each with an access of its own.
 * @returns its folder.
 */
export async function buildExtension(extension: TestExtension): Promise<string> {
  const { name, displayName, entryPoint, commands } = extension;
  const folder = inRepository(`out/extensions/${name}`);
  await mkdir(folder, { recursive: true });
  await writeFile(
    `${folder}/package.json`,
    JSON.stringify({
      name,
      displayName,
      publisher: 'entra-broker-tests',
      version: '1.0.0',
      engines: { vscode: '^1.101.0' },
      main: './extension.cjs',
      contributes: {
        commands: Object.entries(commands).map(([command, title]) => ({
          command,
          title,
          category: displayName,
        })),
      },
    }),
  );
  await build({
    entryPoints: [inRepository(entryPoint)],
    outfile: `${folder}/extension.cjs`,
    ...bundleOptions,
  });
  return folder;
}
