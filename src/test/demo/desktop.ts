/**
 * The demo on Windows and macOS, as a program: VS Code desktop with the built extension, in
 * a profile of its own, with the broker of this machine. Ends when VS Code is closed.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { downloadVscode, installVsix } from '../workbench/desktopVscode.ts';
import { builtVsix } from '../workbench/installVsix.ts';

const executable = await downloadVscode();
const folder = mkdtempSync(join(tmpdir(), 'entra-broker-demo-'));
const profile = [
  `--user-data-dir=${join(folder, 'user')}`,
  `--extensions-dir=${join(folder, 'extensions')}`,
];
installVsix(executable, await builtVsix(), profile);

console.log('VS Code opens. Press F1 there and run "Entra Broker: Sign In".');
await once(spawn(executable, [...profile, '--wait', folder], { stdio: 'inherit' }), 'exit');
rmSync(folder, { recursive: true, force: true });
