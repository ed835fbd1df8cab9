import * as vscode from 'vscode';
import type { AccountStore } from './accountStore.ts';
import { providerId } from '../contract/providerId.ts';
import { entryScopes } from './entryScopes.ts';

/**
 * Puts our sign-in into the Accounts menu. VS Code lists a provider there when it has an
 * account, or when an extension asked it for a session without insisting. So while nobody is
 * signed in, we ask for one of our own. It takes the entry away when a session with the same
 * scopes is reported, which every sign-in does.
 */
export function offerSignInInAccountsMenu(store: AccountStore): vscode.Disposable {
  const offer = async () => {
    await store.ready();
    if (store.accounts.length === 0) {
      await vscode.authentication.getSession(providerId, entryScopes, {});
    }
  };
  // A failed offer means a missing menu entry; the sign-in command still works and says more.
  const tryOffer = () => void offer().catch(() => undefined);
  tryOffer();
  return store.onDidChange(tryOffer);
}
