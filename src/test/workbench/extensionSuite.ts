/**
 * A program that runs the suite in `src/test/vscode` inside the extension host of a real
 * VS Code, which has the built VSIX file installed and finds a stand-in broker.
 */
import { globSync } from 'node:fs';
import { cp, rm } from 'node:fs/promises';
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { startStandIn } from '../broker/standIn.ts';
import { bundleOptions } from './bundleOptions.ts';
import { clientId } from './clientId.ts';
import { inRepository } from './paths.ts';
import { createProfile } from './profile.ts';

const driver = inRepository('out/driver');

await rm(driver, { recursive: true, force: true });
await cp(inRepository('src/test/workbench/driver/package.json'), `${driver}/package.json`);
await build({
  entryPoints: [
    inRepository('src/test/workbench/driver/runSuite.ts'),
    ...globSync(inRepository('src/test/vscode/*.test.ts')),
  ],
  outdir: driver,
  entryNames: '[name]',
  outExtension: { '.js': '.cjs' },
  ...bundleOptions,
  external: [...bundleOptions.external, 'mocha'],
});

const standIn = await startStandIn();
const profile = await createProfile({
  settings: { 'entraBroker.clientId': clientId },
});
try {
  await runTests({
    vscodeExecutablePath: inRepository('src/test/workbench/code.ts'),
    extensionDevelopmentPath: driver,
    extensionTestsPath: `${driver}/runSuite.cjs`,
    extensionTestsEnv: {
      ...standIn.env,
      STAND_IN_CONTROL: JSON.stringify(standIn.controlAddress),
    },
    launchArgs: [
      profile.workspace,
      `--user-data-dir=${profile.userData}`,
      `--extensions-dir=${profile.extensions}`,
    ],
  });
} catch {
  // The output of the tests has said why.
  process.exitCode = 1;
} finally {
  await standIn.stop();
  profile.remove();
}
