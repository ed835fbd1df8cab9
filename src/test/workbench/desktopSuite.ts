/**
 * A program that runs the suite in `src/test/vscode` in VS Code desktop, with the built VSIX file
 * installed: the newest, or that of the version in its argument. There is a stand-in broker only on
 * Linux; elsewhere only the files run that need none.
 */
import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { startStandIn } from '../broker/standIn.ts';
import { clientId } from './clientId.ts';
import { buildDriver, driverEnv, driverId } from './driver.ts';
import { downloadVscode, installVsix, trustInDesktop } from './desktopVscode.ts';
import { builtVsix } from './installVsix.ts';
import { inRepository } from './paths.ts';
import { writeSettings } from './profile.ts';

const withStandIn = process.platform === 'linux';
const files = globSync(
  inRepository(withStandIn ? 'src/test/vscode/*.test.ts' : 'src/test/vscode/activation.test.ts'),
);

const vscodeExecutablePath = await downloadVscode(process.argv[2]);
const folder = mkdtempSync(join(tmpdir(), 'entra-broker-desktop-'));
const profile = [
  `--user-data-dir=${join(folder, 'user')}`,
  `--extensions-dir=${join(folder, 'extensions')}`,
];
await writeSettings(join(folder, 'user'), { 'entraBroker.clientId': clientId });
installVsix(vscodeExecutablePath, await builtVsix(), profile);
trustInDesktop(vscodeExecutablePath, [driverId]);
const standIn = withStandIn ? await startStandIn() : undefined;
try {
  await runTests({
    ...(await buildDriver(files)),
    vscodeExecutablePath,
    extensionTestsEnv: driverEnv(standIn, ''),
    // Without it VS Code asks for a keyring, which a display of tests has none of.
    launchArgs: [folder, ...profile, '--password-store=basic'],
  });
} catch {
  // The output of the tests has said why.
  process.exitCode = 1;
} finally {
  await standIn?.stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
