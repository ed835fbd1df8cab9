import { buildExtension } from '../../workbench/buildExtension.ts';
import type { Workbench } from '../../workbench/workbench.ts';
import type { Outcome, Task } from './task.ts';

/** Builds the hostile extension, ready for a profile. @returns its folder. */
export async function buildHostile(): Promise<string> {
  return buildExtension({
    name: 'hostile',
    displayName: 'Hostile',
    entryPoint: 'src/test/ui/hostile/extension.ts',
    commands: { 'hostile.run': 'Run' },
  });
}

/** The hostile extension in a window, which has it from `buildHostile`. */
export class Hostile {
  private readonly workbench: Workbench;
  private number = 0;

  constructor(workbench: Workbench) {
    this.workbench = workbench;
  }

  /** Has the extension do something. @returns what came of it. */
  async run(task: Omit<Task, 'number'>): Promise<Outcome> {
    await this.start(task);
    return this.outcome();
  }

  /** Has the extension do something, and doesn't wait for what comes of it. */
  async start(task: Omit<Task, 'number'>): Promise<void> {
    const { quickInput } = this.workbench;
    this.number += 1;
    const whole: Task = { number: this.number, ...task };
    await this.workbench.runCommand('Hostile: Run');
    await quickInput.step('Hostile');
    await quickInput.submit(JSON.stringify(whole));
  }

  /** Waits for what came of the last task. */
  async outcome(): Promise<Outcome> {
    const start = JSON.stringify({ number: this.number }).slice(0, -1);
    // A dialog hides the rest of the window from screen readers.
    const item = this.workbench.page.locator(`[aria-label^='${start}']`).first();
    await item.waitFor({ state: 'attached', timeout: 120_000 });
    const label = (await item.getAttribute('aria-label')) ?? '';
    return (JSON.parse(label) as { readonly outcome: Outcome }).outcome;
  }
}
