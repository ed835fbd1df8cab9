import type { AuthenticationGetSessionOptions } from 'vscode';
import { buildExtension } from '../../workbench/buildExtension.ts';
import type { Workbench } from '../../workbench/workbench.ts';
import type { Outcome, Question } from './outcome.ts';

/** Builds an extension that calls `getSession`, ready for a profile. @returns its folder. */
export async function buildCaller(name: string): Promise<string> {
  return buildExtension({
    name,
    displayName: displayName(name),
    entryPoint: 'src/test/ui/callers/extension.ts',
    commands: { [`${name}.getSession`]: 'Get Session' },
  });
}

/** A calling extension in a window, which has it from `buildCaller`. */
export class Caller {
  private readonly workbench: Workbench;
  private readonly name: string;
  private asked = 0;

  constructor(workbench: Workbench, name: string) {
    this.workbench = workbench;
    this.name = name;
  }

  /** Makes the extension ask for a session, and doesn't wait for what comes of it. */
  async ask(
    scopes: readonly string[],
    options: AuthenticationGetSessionOptions = {},
  ): Promise<void> {
    const { quickInput } = this.workbench;
    this.asked += 1;
    const question: Question = { number: this.asked, scopes, options };
    await this.workbench.runCommand(`${displayName(this.name)}: Get Session`);
    await quickInput.step(displayName(this.name));
    await quickInput.submit(JSON.stringify(question));
  }

  /** Waits for what the last question has come to. */
  async outcome(): Promise<Outcome> {
    const start = JSON.stringify({ caller: this.name, number: this.asked }).slice(0, -1);
    const item = this.workbench.page.getByRole('button', { name: start });
    await item.waitFor();
    const label = (await item.getAttribute('aria-label')) ?? '';
    return (JSON.parse(label) as { outcome: Outcome }).outcome;
  }
}

/** `Caller a` for `caller-a`. */
function displayName(name: string): string {
  return `${name.slice(0, 1).toUpperCase()}${name.slice(1).replaceAll('-', ' ')}`;
}
