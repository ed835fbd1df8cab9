import { authentication, commands } from 'vscode';
import type { StandInAccount } from '../broker/account.ts';
import { control, idOf } from './standIn.ts';

export const providerId = 'entra-broker';

/** Signs in with our command; the stand-in's person picks the account at once. */
export async function signIn(account: StandInAccount): Promise<void> {
  await control.script({
    method: 'interactive',
    times: 1,
    answer: { kind: 'choose', accountId: idOf(account) },
  });
  await commands.executeCommand('entraBroker.signIn');
}

/** A session for the account, without any prompt. */
export async function silentSession(account: StandInAccount, scopes: readonly string[]) {
  return authentication.getSession(providerId, scopes, {
    silent: true,
    account: { id: idOf(account), label: account.username },
  });
}
