import * as vscode from 'vscode';
import { showError } from './showError.ts';
import type { TokenService } from './tokenService.ts';

/** `entraBroker.signIn`: signs in an account, or another one. It tells its caller nothing. */
export function registerSignInCommand(tokens: TokenService): vscode.Disposable {
  return vscode.commands.registerCommand('entraBroker.signIn', async () => {
    try {
      const { label } = await tokens.signIn();
      // Not waited for: the command is done, whether or not the message is read.
      void vscode.window.showInformationMessage(vscode.l10n.t('Signed in as {0}.', label));
    } catch (error) {
      showError(error);
    }
  });
}
