/**
 * Makes the VSIX file of this machine's platform, or with `--all` those of every platform:
 * `artifacts/entra-broker-auth-<target>-<version>.vsix`.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { copyNatives, currentTarget, nativesOfTarget } from './package/natives.mjs';
import { extensionReadme, writeExtensionReadme } from './package/readme.mjs';
import { setup } from './setup.mjs';

await setup();
const { createVSIX } = await import('@vscode/vsce');
await import('../esbuild.config.mjs');

const { name, version } = JSON.parse(readFileSync('package.json', 'utf8'));
const targets = process.argv.includes('--all') ? Object.keys(nativesOfTarget) : [currentTarget()];
mkdirSync('artifacts', { recursive: true });
writeExtensionReadme();
for (const target of targets) {
  copyNatives(target);
  await createVSIX({
    target,
    packagePath: `artifacts/${name}-${target}-${version}.vsix`,
    // The bundles hold everything.
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
    readmePath: extensionReadme,
  });
}
copyNatives(currentTarget());
