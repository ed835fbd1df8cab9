import type { Context, RootHookObject } from 'mocha';
import { openWorkbenches } from '../workbench/workbench.ts';

/**
 * What Mocha does around each test of this suite: after one that failed, it prints what was
 * in the window and keeps a picture of it.
 */
export const mochaHooks: RootHookObject = {
  async afterEach(this: Context) {
    const test = this.currentTest;
    if (test?.state !== 'failed') {
      return;
    }
    for (const workbench of openWorkbenches) {
      await workbench.screenshot(`failed ${test.fullTitle()}`.replaceAll(/[^\w]+/g, '-'));
      console.log(await workbench.page.locator('body').ariaSnapshot());
    }
  },
};
