import { rmSync } from 'node:fs';
import esbuild from 'esbuild';
import { copyNatives, currentTarget } from '../package/natives.mjs';
import { shippedOptions } from '../../esbuild.config.mjs';

/**
 * Makes `dist/` as it is shipped, with the native files of this machine's platform.
 * @returns {Promise<string[]>} paths of the files that went into the bundles.
 */
export async function bundleAsShipped() {
  rmSync('dist', { recursive: true, force: true });
  const { metafile } = await esbuild.build(shippedOptions);
  copyNatives(currentTarget());
  return Object.keys(metafile.inputs);
}
