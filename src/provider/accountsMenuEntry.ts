import * as vscode from 'vscode';
import { signInScopes } from './account.ts';
import type { AccountStore } from './accountStore.ts';
import { providerId } from './authenticationProvider.ts';
import { readSignInSettings, settingsSection } from './settings.ts';

/**
 * Puts our sign-in into the Accounts menu. VS Code lists a provider there once it has an
 * account, or once an extension asked it for a session without insisting. So while a client
 * id is set and nobody is signed in, we ask for one of our own. It takes the entry away when a
 * session with the same scopes is reported, which every sign-in does.
 */
export function offerSignInInAccountsMenu(store: AccountStore): vscode.Disposable {
  const offer = async () => {
    await store.ready();
    if (readSignInSettings().clientId !== '' && store.accounts.length === 0) {
      await vscode.authentication.getSession(providerId, signInScopes, {});
    }
  };
  // A failed offer means a missing menu entry; the sign-in command still works and says more.
  const tryOffer = () => void offer().catch(() => undefined);
  tryOffer();
  return vscode.Disposable.from(
    store.onDidChange(tryOffer),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(`${settingsSection}.clientId`)) {
        tryOffer();
      }
    }),
  );
}
