#!/usr/bin/env node
/**
 * Poses as the `code` program of VS Code desktop towards `@vscode/test-electron`: runs an
 * extension's tests in VS Code in the browser, with the output and the exit code of the
 * tests as its own; VS Code's own log goes to `out/vscode.log`. Takes the arguments that `runTests` gives, and no others.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launchChromium } from './chromium.ts';
import { trustExtensions } from './trustedExtensions.ts';
import { outputMark } from './outputMark.ts';
import { inRepository } from './paths.ts';
import { startVscodeServer } from './vscodeServer.ts';

const { values, positionals } = parseArgs({
  options: {
    extensionDevelopmentPath: { type: 'string' },
    extensionTestsPath: { type: 'string' },
    'user-data-dir': { type: 'string' },
    'extensions-dir': { type: 'string' },
  },
  allowPositionals: true,
  // The switches that are only for the desktop.
  strict: false,
});
const developed = String(values.extensionDevelopmentPath);
const userData = String(values['user-data-dir']);

const server = await startVscodeServer(
  {
    folder: join(userData, '..'),
    userData,
    extensions: String(values['extensions-dir']),
  },
  { extensionTests: true },
);
const browser = await launchChromium();
const page = await browser.newPage({ permissions: ['clipboard-read', 'clipboard-write'] });

const { publisher, name } = JSON.parse(
  await readFile(join(developed, 'package.json'), 'utf8'),
) as Record<'publisher' | 'name', string>;
await trustExtensions(page, { 'entra-broker': [`${publisher}.${name}`] });

const log: string[] = [];
await page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) => {
  const line = args.map(String).join(' ');
  if (line.startsWith(outputMark)) {
    console.log(line.slice(outputMark.length));
  } else {
    log.push(line);
  }
});
const exitCode = new Promise<number>((resolve) => {
  void page.exposeFunction('codeAutomationExit', resolve);
  page.once('crash', () => {
    resolve(1);
  });
});
const remote = (path: string) => `vscode-remote://${new URL(server.origin).host}${path}`;
const address = new URL(server.origin);
address.searchParams.set('folder', positionals[0] ?? developed);
address.searchParams.set(
  'payload',
  JSON.stringify([
    ['extensionDevelopmentPath', remote(developed)],
    ['extensionTestsPath', remote(String(values.extensionTestsPath))],
  ]),
);
// The tests have a limit of their own; a slow start is no fault.
await page.goto(address.href, { timeout: 0 });
process.exitCode = await exitCode;
await writeFile(inRepository('out/vscode.log'), log.join('\n'));
await browser.close();
await server.stop();
