import { mkdir, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';
import type { AuthenticationGetSessionOptions } from 'vscode';
import { bundleOptions } from '../../workbench/bundleOptions.ts';
import { inRepository } from '../../workbench/paths.ts';
import type { Workbench } from '../../workbench/workbench.ts';
import type { Outcome, Question } from './outcome.ts';

/**
 * Builds an extension that calls `getSession`, ready for a profile. Two with different names
 * are two extensions to VS Code, each with an access of its own.
 * @returns its folder.
 */
export async function buildCaller(name: string): Promise<string> {
  const folder = inRepository(`out/callers/${name}`);
  await mkdir(folder, { recursive: true });
  await writeFile(
    `${folder}/package.json`,
    JSON.stringify({
      name,
      displayName: displayName(name),
      publisher: 'entra-broker-tests',
      version: '1.0.0',
      engines: { vscode: '^1.106.1' },
      main: './extension.cjs',
      contributes: {
        commands: [
          { command: `${name}.getSession`, title: 'Get Session', category: displayName(name) },
        ],
      },
    }),
  );
  await build({
    entryPoints: [inRepository('src/test/ui/callers/extension.ts')],
    outfile: `${folder}/extension.cjs`,
    ...bundleOptions,
  });
  return folder;
}

/** A calling extension in a window, which has it from `buildCaller`. */
export class Caller {
  readonly #workbench: Workbench;
  readonly #name: string;
  #asked = 0;

  constructor(workbench: Workbench, name: string) {
    this.#workbench = workbench;
    this.#name = name;
  }

  /** Makes the extension ask for a session, and doesn't wait for what comes of it. */
  async ask(
    scopes: readonly string[],
    options: AuthenticationGetSessionOptions = {},
  ): Promise<void> {
    const { quickInput } = this.#workbench;
    this.#asked += 1;
    const question: Question = { number: this.#asked, scopes, options };
    await this.#workbench.runCommand(`${displayName(this.#name)}: Get Session`);
    await quickInput.step(displayName(this.#name));
    await quickInput.submit(JSON.stringify(question));
  }

  /** Waits for what the last question has come to. */
  async outcome(): Promise<Outcome> {
    const start = JSON.stringify({ caller: this.#name, number: this.#asked }).slice(0, -1);
    const item = this.#workbench.page.getByRole('button', { name: start });
    await item.waitFor();
    const label = (await item.getAttribute('aria-label')) ?? '';
    return (JSON.parse(label) as { outcome: Outcome }).outcome;
  }
}

/** `Caller a` for `caller-a`. */
function displayName(name: string): string {
  return `${name.slice(0, 1).toUpperCase()}${name.slice(1).replaceAll('-', ' ')}`;
}
