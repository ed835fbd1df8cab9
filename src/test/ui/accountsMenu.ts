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
  let isThere = true;
  // An open menu doesn't notice changes.
  while (isThere) {
    await workbench.openAccountsMenu('Manage Extension Account Preferences');
    isThere = await workbench.menuItem(entry).isVisible();
    await closeMenu(workbench);
  }
}

/** Signs an account out in the menu, and says yes to VS Code's question. */
export async function signOut(workbench: Workbench, label: string): Promise<void> {
  const account = await workbench.openAccountsMenu(label);
  await account.hover();
  // VS Code ignores a shorter press in a menu that has just opened.
  await workbench.menuItem('Sign Out').click({ delay: 200 });
  await workbench.answerDialog('Sign Out');
}

async function closeMenu(workbench: Workbench): Promise<void> {
  await workbench.page.keyboard.press('Escape');
  await workbench.menuItem(/./).first().waitFor({ state: 'hidden' });
}
