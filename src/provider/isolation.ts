import * as vscode from 'vscode';
import { isAbout, readIsolation } from './settings.ts';

/** A runtime that is loaded can't be moved, so that a change waits for the next window. */
export function offerReloadOnIsolationChange(): vscode.Disposable {
  const current = readIsolation();
  return vscode.workspace.onDidChangeConfiguration(async (event) => {
    if (!isAbout(event, 'isolation') || readIsolation() === current) {
      return;
    }
    const reload = vscode.l10n.t('Reload Window');
    const choice = await vscode.window.showInformationMessage(
      vscode.l10n.t(
        'The change of entraBroker.isolation takes effect when the window is reloaded.',
      ),
      reload,
    );
    if (choice === reload) {
      await vscode.commands.executeCommand('workbench.action.reloadWindow');
    }
  });
}
