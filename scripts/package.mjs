/**
 * Makes the VSIX file of this machine's platform, those of the targets that are its arguments, or
 * with `--all` those of every platform: `artifacts/entra-broker-auth-<target>-<version>.vsix`.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { copyNatives, currentTarget, nativesOfTarget } from './package/natives.mjs';
import { extensionReadme, writeExtensionReadme } from './package/readme.mjs';
import { shippedPackages } from './package/shippedPackages.mjs';
import { assertSize } from './package/sizeBudget.mjs';
import { softwareBill } from './package/softwareBill.mjs';
import { thirdPartyNotices } from './package/thirdPartyNotices.mjs';
import { setup } from './setup.mjs';

await setup();
const { createVSIX } = await import('@vscode/vsce');
const { bundleAsShipped } = await import('./bundle/shipped.mjs');
const inputs = await bundleAsShipped();

const { name, version } = JSON.parse(readFileSync('package.json', 'utf8'));
const all = Object.keys(nativesOfTarget);
const named = all.filter((target) => process.argv.includes(target));
const targets = process.argv.includes('--all') ? all : named.length > 0 ? named : [currentTarget()];
mkdirSync('artifacts', { recursive: true });
writeExtensionReadme();
for (const target of targets) {
  copyNatives(target);
  const packages = shippedPackages(inputs, target);
  writeFileSync('dist/ThirdPartyNotices.txt', thirdPartyNotices(packages));
  writeFileSync('dist/sbom.cdx.json', JSON.stringify(softwareBill(packages), undefined, 2));
  const packagePath = `artifacts/${name}-${target}-${version}.vsix`;
  await createVSIX({
    // Without a target it is for every platform that has no file of its own.
    ...(target === 'universal' ? {} : { target }),
    packagePath,
    // The bundles hold everything.
    dependencies: false,
    readmePath: extensionReadme,
  });
  assertSize(packagePath, target);
}
copyNatives(currentTarget());
