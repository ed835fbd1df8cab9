import assert from 'node:assert/strict';
import { retry } from '../workbench/retry.ts';
import type { Workbench } from '../workbench/workbench.ts';

/** Our entry, as it is while nobody is signed in. */
export const signInEntry = 'Sign in with Entra Broker to use Entra Broker Sign-in (1)';

/** Waits until the Accounts menu has an entry, and leaves the menu closed. */
export async function waitForEntry(workbench: Workbench, entry: string): Promise<void> {
  await workbench.openAccountsMenu(entry);
  await closeMenu(workbench);
}

/** Waits until the Accounts menu has lost an entry, and leaves the menu closed. */
export async function waitForNoEntry(workbench: Workbench, entry: string): Promise<void> {
  // An open menu doesn't notice changes.
  await retry(async () => {
    await workbench.openAccountsMenu('Manage Extension Account Preferences');
    const isThere = await workbench.menuItem(entry).isVisible();
    await closeMenu(workbench);
    assert.equal(isThere, false, `The Accounts menu still has "${entry}".`);
  });
}

/** Signs an account out in the menu, and says yes to VS Code's question. */
export async function signOut(workbench: Workbench, label: string): Promise<void> {
  await workbench.takeAccountsEntry(label, 'Sign Out');
  await workbench.answerDialog('Sign Out');
}

/** Leaves the menu that is open. */
export async function closeMenu(workbench: Workbench): Promise<void> {
  await retry(async (timeout) => {
    await workbench.page.keyboard.press('Escape');
    await workbench.menuItem(/./).first().waitFor({ state: 'hidden', timeout });
  });
}
