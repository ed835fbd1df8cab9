import { alex, megan } from '../broker/defaultAccounts.ts';
import { startDesktop } from '../workbench/desktop.ts';
import type { Desktop } from '../workbench/desktop.ts';
import type { Workbench } from '../workbench/workbench.ts';
import { closeMenu, signInEntry, signOut, waitForEntry, waitForNoEntry } from './accountsMenu.ts';
import { pickInPrompt, signIn } from './signIn.ts';

describe('the Accounts menu', () => {
  let desktop: Desktop;
  let workbench: Workbench;

  before(async () => {
    desktop = await startDesktop({ keepSecrets: true });
    ({ workbench } = desktop);
  });

  after(async () => {
    await desktop.stop();
  });

  it('signs in by our entry, which no other extension has to ask for', async () => {
    await workbench.openAccountsMenu(signInEntry);
    await workbench.screenshot('accounts-menu-entry');
    await closeMenu(workbench);
    await workbench.takeAccountsEntry(signInEntry);
    await pickInPrompt(desktop, alex);
    await workbench.waitForNotification(`Signed in as ${alex.username}`);
    await waitForEntry(workbench, alex.username);
  });

  it('has our entry no more when someone is signed in', async () => {
    await waitForNoEntry(workbench, signInEntry);
  });

  it('shows the account that our command signed in next to the others', async () => {
    await signIn(desktop, megan);
    await workbench.openAccountsMenu(megan.username);
    await workbench.menuItem(alex.username).waitFor();
    await workbench.screenshot('accounts-menu-accounts');
    await closeMenu(workbench);
  });

  it('knows the accounts after a reload of the window', async () => {
    await workbench.reload();
    await waitForEntry(workbench, alex.username);
    await waitForEntry(workbench, megan.username);
  });

  it('signs one account out, and keeps the other', async () => {
    await signOut(workbench, megan.username);
    await waitForNoEntry(workbench, megan.username);
    await waitForEntry(workbench, alex.username);
  });

  it('has our entry again when our command has signed out the last account', async () => {
    await workbench.runCommand('Entra Broker: Sign Out…');
    await workbench.quickInput.pick(alex.username);
    await workbench.screenshot('sign-out');
    await workbench.answerDialog('Sign Out');
    await workbench.waitForNotification(`Signed out ${alex.username}`);
    await waitForEntry(workbench, signInEntry);
    await waitForNoEntry(workbench, alex.username);
  });
});
