import { cp, readFile, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { bundleOptions } from './bundleOptions.ts';
import { inRepository } from './paths.ts';

/** Builds the sample extension and returns its folder, ready for a profile. */
export async function buildSampleExtension(): Promise<string> {
  const folder = inRepository('samples/caller');
  await build({
    entryPoints: [`${folder}/src/extension.ts`],
    outfile: `${folder}/dist/extension.cjs`,
    ...bundleOptions,
  });
  return folder;
}

/** As `buildSampleExtension`, for the recipe that makes no use of `extensionDependencies`. */
export async function buildIndependentSample(): Promise<string> {
  const folder = inRepository('out/samples/independent');
  await cp(await buildSampleExtension(), folder, { recursive: true });
  const file = `${folder}/package.json`;
  const manifest = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
  await writeFile(file, JSON.stringify({ ...manifest, extensionDependencies: [] }));
  return folder;
}
