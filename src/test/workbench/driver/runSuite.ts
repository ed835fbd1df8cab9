import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';
import Mocha from 'mocha';
import type { ExtensionContext } from 'vscode';
import CountingReporter from '../../countingReporter.ts';
import { outputMark } from '../outputMark.ts';

/** Gives tests what VS Code gives an extension, such as a storage for secrets. */
export function activate(context: ExtensionContext): ExtensionContext {
  return context;
}

/** Called by VS Code in the extension host. Runs every test file that lies beside it. */
export async function run(): Promise<void> {
  Mocha.reporters.Base.consoleLog = (...args: unknown[]) => {
    console.log(outputMark + format(...args));
  };
  const mocha = new Mocha({
    ui: 'bdd',
    reporter: CountingReporter,
    timeout: 180_000,
    color: true,
    grep: process.env.TEST_GREP ?? '',
  });
  for (const file of readdirSync(__dirname).sort()) {
    if (file.endsWith('.test.cjs')) {
      mocha.addFile(join(__dirname, file));
    }
  }
  await mocha.loadFilesAsync();
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) {
    throw new Error(`${failures} failed`);
  }
}
