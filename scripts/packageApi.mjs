/**
 * Makes the npm package that other extensions import, out of `src/api/`:
 * `artifacts/entra-broker-auth-api-<version>.tgz`.
 */
import { execFileSync, execSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setup } from './setup.mjs';

await setup();
const esbuild = await import('esbuild');

const staging = 'out/api';
const versionIn = (/** @type {string} */ file) => JSON.parse(readFileSync(file, 'utf8')).version;
if (versionIn('src/api/package.json') !== versionIn('package.json')) {
  throw new Error('src/api/package.json must have the version of package.json.');
}

rmSync(staging, { recursive: true, force: true });
// Writes the types beside where the ES module goes. CommonJS has the same types in a folder
// of its own, since TypeScript goes by the nearest package.json.
execFileSync(
  process.execPath,
  ['node_modules/typescript/bin/tsc', '--project', 'src/api/tsconfig.package.json'],
  { stdio: 'inherit' },
);
cpSync(`${staging}/esm`, `${staging}/cjs`, { recursive: true });
writeFileSync(`${staging}/cjs/package.json`, '{ "type": "commonjs" }\n');
for (const format of /** @type {const} */ (['esm', 'cjs'])) {
  await esbuild.build({
    bundle: true,
    format,
    // Web extensions import it as well.
    platform: 'neutral',
    target: 'es2022',
    entryPoints: ['src/api/index.ts'],
    outfile: `${staging}/${format}/api/index.js`,
  });
}
for (const file of ['src/api/package.json', 'src/api/README.md', 'LICENSE']) {
  cpSync(file, `${staging}/${file.split('/').at(-1)}`);
}

mkdirSync('artifacts', { recursive: true });
execSync(`npm pack ./${staging} --pack-destination artifacts`, { stdio: 'inherit' });
