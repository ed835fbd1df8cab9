import * as vscode from 'vscode';
import type { AccountStore } from './accountStore.ts';

/** The name in `globalState`: whether there are accounts in the secret storage. */
const key = 'hasAccounts';

const guide =
  'https://code.visualstudio.com/docs/configure/settings-sync#_troubleshooting-keychain-issues';

/**
 * Notices that the secret storage has lost the accounts. Without a keyring that works, VS Code
 * keeps secrets in memory, so that everybody is signed out by a restart; it gives no way to
 * tell. So whether there are accounts is kept outside it too, without a name.
 */
export class LostAccounts implements vscode.Disposable {
  private lost = false;
  private readonly subscription: vscode.Disposable;
  private readonly state: vscode.Memento;
  private readonly store: Pick<AccountStore, 'ready' | 'accounts' | 'onDidChange'>;

  /** @param state that outlives the window. */
  constructor(
    state: vscode.Memento,
    store: Pick<AccountStore, 'ready' | 'accounts' | 'onDidChange'>,
  ) {
    this.state = state;
    this.store = store;
    // If it can't be written down, the next window tells of the loss wrongly, or not at all.
    this.subscription = store.onDidChange(() => void this.note().catch(() => undefined));
    // If the list can't be read, nobody knows whether it was lost.
    void this.look().catch(() => undefined);
  }

  /** Whether accounts were lost before this window was opened. */
  get areLost(): boolean {
    return this.lost;
  }

  dispose(): void {
    this.subscription.dispose();
  }

  private async look(): Promise<void> {
    await this.store.ready();
    this.lost = this.store.accounts.length === 0 && this.state.get(key) === true;
    await this.note();
    if (this.lost) {
      await tell();
    }
  }

  private async note(): Promise<void> {
    await this.state.update(key, this.store.accounts.length > 0);
  }
}

async function tell(): Promise<void> {
  const openGuide = vscode.l10n.t('Open the Guide');
  const choice = await vscode.window.showWarningMessage(
    vscode.l10n.t(
      'VS Code has not kept the accounts of Entra Broker: its secret storage was emptied, or is only in memory. Sign in again.',
    ),
    openGuide,
  );
  if (choice === openGuide) {
    await vscode.env.openExternal(vscode.Uri.parse(guide));
  }
}
