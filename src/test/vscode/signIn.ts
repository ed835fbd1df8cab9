import { authentication, commands, ConfigurationTarget, workspace } from 'vscode';
import type { StandInAccount } from '../broker/account.ts';
import { providerId } from '../../contract/providerId.ts';
import type { IssuedSession } from '../../provider/issuedSession.ts';
import { control, idOf } from './standInControl.ts';

/** Signs in with our command; the stand-in's person picks the account at once. */
export async function signIn(account: StandInAccount): Promise<void> {
  await control.script({
    method: 'interactive',
    times: 1,
    answer: { kind: 'choose', accountId: idOf(account) },
  });
  await commands.executeCommand('entraBroker.signIn');
}

/** Signs in with another app than that of the settings. */
export async function signInWithApp(account: StandInAccount, clientId: string): Promise<void> {
  const configuration = workspace.getConfiguration('entraBroker');
  const own = configuration.get('clientId');
  await configuration.update('clientId', clientId, ConfigurationTarget.Global);
  try {
    await signIn(account);
  } finally {
    await configuration.update('clientId', own, ConfigurationTarget.Global);
  }
}

/** A session for the account, without any prompt. */
export async function silentSession(
  account: StandInAccount,
  scopes: readonly string[],
): Promise<IssuedSession | undefined> {
  return authentication.getSession(providerId, scopes, {
    silent: true,
    account: { id: idOf(account), label: account.username },
  });
}
