import { rmSync, symlinkSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';
import { msalApart } from '../../../../scripts/bundle/apart.mjs';

/** Where the programs of the contestants are. */
export const bundles = 'out/bench';

/** Bundles contestants as the extension is bundled, with the runtime's native files beside. */
export async function bundle(names: readonly string[]): Promise<void> {
  rmSync(bundles, { recursive: true, force: true });
  await esbuild.build({
    entryPoints: names.map((name) => fileURLToPath(new URL(`${name}.ts`, import.meta.url))),
    outdir: bundles,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node22',
    outExtension: { '.js': '.cjs' },
    minify: true,
    supported: { 'dynamic-import': false },
    // The shipped bundle, which our broker loads if the runtime is not isolated.
    plugins: [msalApart('../../dist/msalBroker.cjs')],
    logLevel: 'warning',
  });
  symlinkSync('../../dist/linux', `${bundles}/linux`);
}
