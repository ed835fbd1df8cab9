import type { Context, RootHookObject } from 'mocha';
import { openDesktops } from '../workbench/desktop.ts';
import type { Desktop } from '../workbench/desktop.ts';

/**
 * What Mocha does around each test of this suite: after one that failed, it prints what was
 * in the window, keeps a picture of it, and takes back what the test asked of the stand-in.
 */
export const mochaHooks: RootHookObject = {
  async afterEach(this: Context) {
    const test = this.currentTest;
    if (test?.state !== 'failed') {
      return;
    }
    for (const desktop of openDesktops) {
      await anyway(() => report(desktop, test.fullTitle()));
      await anyway(() => desktop.standIn.control.reset());
    }
  },
};

async function report({ workbench }: Desktop, title: string): Promise<void> {
  await workbench.screenshot(`failed ${title}`.replaceAll(/[^\w]+/g, '-'));
  console.log(await workbench.page.locator('body').ariaSnapshot());
}

/** A hook that fails would end the run, and the window or the stand-in may be gone. */
async function anyway(action: () => Promise<void>): Promise<void> {
  try {
    await action();
  } catch (error) {
    console.log(error);
  }
}
