import * as vscode from 'vscode';
import { labelText } from '../text/labelText.ts';
import { messageText } from '../text/messageText.ts';
import { modalDetail, modalMessage } from '../text/modalText.ts';
import type { StoredAccount } from './account.ts';
import { livesIn } from './account.ts';
import type { AccountStore } from './accountStore.ts';
import { currentAuthorityHost } from './client.ts';
import { otherCloudText } from './otherCloudText.ts';
import { readSignInSettings } from './settings.ts';
import { showError } from './showError.ts';

/** `entraBroker.signOut`: forgets an account that the person picks. */
export async function signOutCommand(store: AccountStore): Promise<void> {
  try {
    await signOut(store);
  } catch (error) {
    showError(error);
  }
}

/**
 * Asks for the account, and then in a modal dialog whether it is meant: any extension can run the
 * command and answer the list.
 */
async function signOut(store: AccountStore): Promise<void> {
  await store.ready();
  if (store.accounts.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Nobody is signed in with Entra Broker.'),
    );
    return;
  }
  const picked = await vscode.window.showQuickPick(store.accounts.map(itemOf), {
    title: vscode.l10n.t('Sign out of Entra Broker'),
    placeHolder: vscode.l10n.t('The account to sign out'),
    ignoreFocusOut: true,
  });
  if (picked && (await isMeant(picked.account))) {
    await store.signedOut(picked.account.id);
    void vscode.window.showInformationMessage(
      messageText(vscode.l10n.t('Signed out {0}.', picked.account.label)),
    );
  }
}

function itemOf(
  account: StoredAccount,
): vscode.QuickPickItem & { readonly account: StoredAccount } {
  return { label: labelText(account.label), description: cloudText(account), account };
}

function cloudText(account: StoredAccount): string {
  return livesIn(account, hostOfSettings()) ? '' : labelText(otherCloudText(account));
}

/** Empty if the settings are wrong, which is no reason against a sign-out. */
function hostOfSettings(): string {
  try {
    return currentAuthorityHost(readSignInSettings());
  } catch {
    return '';
  }
}

async function isMeant({ label }: StoredAccount): Promise<boolean> {
  const go = vscode.l10n.t('Sign Out');
  const answer = await vscode.window.showWarningMessage(
    modalMessage(vscode.l10n.t('Sign out {0}?', label)),
    {
      modal: true,
      detail: modalDetail([
        vscode.l10n.t(
          'Extensions get no more tokens of this account from Entra Broker. It stays signed in to the operating system.',
        ),
      ]),
    },
    go,
  );
  return answer === go;
}
