/**
 * A program that runs test files of `src/test/vscode` inside the extension host of a real
 * VS Code, which has the built VSIX file installed and finds a stand-in broker. Its arguments
 * are the files, and `--grep` with the tests to run.
 */
import { parseArgs } from 'node:util';
import { runTests } from '@vscode/test-electron';
import { startStandIn } from '../broker/standIn.ts';
import { clientId } from './clientId.ts';
import { buildDriver, driverEnv } from './driver.ts';
import { inRepository } from './paths.ts';
import { createProfile } from './profile.ts';

const { values, positionals: files } = parseArgs({
  options: { grep: { type: 'string', short: 'g', default: '' } },
  allowPositionals: true,
});
const driver = await buildDriver(files);
const standIn = await startStandIn();
const profile = await createProfile({
  settings: { 'entraBroker.clientId': clientId },
});
try {
  await runTests({
    ...driver,
    vscodeExecutablePath: inRepository('src/test/workbench/code.ts'),
    extensionTestsEnv: driverEnv(standIn, values.grep),
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
