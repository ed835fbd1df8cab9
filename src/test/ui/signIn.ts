import { homeAccountId } from '../broker/account.ts';
import type { StandInAccount } from '../broker/account.ts';
import type { Desktop } from '../workbench/desktop.ts';

/** Picks the account in the broker's prompt, as soon as it is there. */
export async function pickInPrompt(
  { standIn: { control } }: Pick<Desktop, 'standIn'>,
  account: StandInAccount,
): Promise<void> {
  const prompt = await control.nextPrompt();
  await control.choose(prompt.id, homeAccountId(account));
}

/** Signs an account in with our command, and waits until that has worked. */
export async function signIn(desktop: Desktop, account: StandInAccount): Promise<void> {
  await desktop.workbench.runCommand('Entra Broker: Sign In');
  await pickInPrompt(desktop, account);
  await desktop.workbench.waitForNotification(`Signed in as ${account.username}`);
}
