import * as vscode from 'vscode';
import { requestFileSelector } from './httpFile/requestFileSelector.ts';
import { clipboardKey } from './view/clipboardKey.ts';

/**
 * Calls `load` when there is something to do that nobody runs a command for: a request file is
 * open, or a window that has closed left a token on the clipboard.
 */
export function loadWhenNeeded(
  state: vscode.Memento,
  load: () => Promise<unknown>,
): vscode.Disposable {
  const tryLoad = () => void load().catch(() => undefined);
  const look = (document: vscode.TextDocument) => {
    if (vscode.languages.match(requestFileSelector, document) > 0) {
      tryLoad();
    }
  };
  if (state.get(clipboardKey) !== undefined) {
    tryLoad();
  }
  vscode.workspace.textDocuments.forEach(look);
  return vscode.workspace.onDidOpenTextDocument(look);
}
