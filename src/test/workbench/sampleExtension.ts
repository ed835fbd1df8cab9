import { build } from 'esbuild';
import { bundleOptions } from './bundleOptions.ts';
import { inRepository } from './paths.ts';

/** Id of the sample extension, as VS Code names it. */
export const sampleExtensionId = 'entra-broker-samples.caller';

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
