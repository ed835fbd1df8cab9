import * as vscode from 'vscode';
import { messageText } from '../text/messageText.ts';
import type { HttpError } from './exchange/sendHttp.ts';

/**
 * Says why a request got no answer. Its button leads to the dialog, in which the URL can be changed;
 * with a button, VS Code also shows more than the first line of a message.
 */
export async function showUnanswered(error: HttpError, again: () => Promise<void>): Promise<void> {
  const sendAgain = vscode.l10n.t('Send Again…');
  const choice = await vscode.window.showErrorMessage(messageText(error.message), sendAgain);
  if (choice === sendAgain) {
    await again();
  }
}
