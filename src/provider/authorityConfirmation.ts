import * as vscode from 'vscode';
import { modalDetail, modalMessage } from '../text/modalText.ts';
import { livesIn } from './account.ts';
import type { AccountStore } from './accountStore.ts';
import { isPublishedAuthority } from './cloud.ts';

/**
 * Asks before the first prompt of a custom authority: any extension can change the setting,
 * and so send a person's password elsewhere. Only a modal dialog is a person's word. An
 * authority that an account here was signed in at was confirmed then.
 */
export class AuthorityConfirmation {
  private readonly confirmed = new Set<string>();
  private readonly store: Pick<AccountStore, 'accounts'>;

  constructor(store: Pick<AccountStore, 'accounts'>) {
    this.store = store;
  }

  /** @throws {vscode.CancellationError} if the person doesn't want to sign in there. */
  async require(authorityHost: string): Promise<void> {
    if (
      isPublishedAuthority(authorityHost) ||
      this.confirmed.has(authorityHost) ||
      this.store.accounts.some((account) => livesIn(account, authorityHost))
    ) {
      return;
    }
    const go = vscode.l10n.t('Sign In There');
    const answer = await vscode.window.showWarningMessage(
      modalMessage(vscode.l10n.t('Sign in at {0}?', new URL(authorityHost).host)),
      {
        modal: true,
        detail: modalDetail([
          vscode.l10n.t(
            'This address comes from your settings, which other extensions can change too. Go on only if your organization signs in there.',
          ),
        ]),
      },
      go,
    );
    if (answer !== go) {
      throw new vscode.CancellationError();
    }
    this.confirmed.add(authorityHost);
  }
}
