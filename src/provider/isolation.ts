import * as vscode from 'vscode';
import { settingsSection } from './settings.ts';

/** Where the native runtime runs: in processes of its own, or in the extension host. */
export function readIsolation(): 'process' | 'none' {
  const isolation = vscode.workspace.getConfiguration(settingsSection).get('isolation');
  return isolation === 'none' ? 'none' : 'process';
}

/** A runtime that is loaded can't be moved, so that a change waits for the next window. */
export function offerReloadOnIsolationChange(): vscode.Disposable {
  const current = readIsolation();
  return vscode.workspace.onDidChangeConfiguration(async (event) => {
    if (
      !event.affectsConfiguration(`${settingsSection}.isolation`) ||
      readIsolation() === current
    ) {
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
