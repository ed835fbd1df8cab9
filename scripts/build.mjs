/**
 * Makes `dist/` for development: bundles that can be read and debugged, with the native files
 * of this machine. With `--watch` it goes on, and makes them again after each change.
 */
import { rmSync } from 'node:fs';
import { setup } from './setup.mjs';

await setup();
const { default: esbuild } = await import('esbuild');
const { developmentOptions } = await import('../esbuild.config.mjs');
const { copyNatives, currentTarget } = await import('./package/natives.mjs');

rmSync('dist', { recursive: true, force: true });
copyNatives(currentTarget());
if (process.argv.includes('--watch')) {
  await (await esbuild.context(developmentOptions)).watch();
} else {
  await esbuild.build(developmentOptions);
}
