import * as vscode from 'vscode';
import { messageText } from '../text/messageText.ts';

/** Says that a sign-in has worked, and offers the next step. */
export async function saySignedIn(label: string): Promise<void> {
  const next = vscode.l10n.t('Get a PoP Token…');
  const choice = await vscode.window.showInformationMessage(
    messageText(
      vscode.l10n.t('Signed in as {0}. Extensions can now ask to use this account.', label),
    ),
    next,
  );
  if (choice === next) {
    await vscode.commands.executeCommand('entraBroker.requestPopToken');
  }
}
