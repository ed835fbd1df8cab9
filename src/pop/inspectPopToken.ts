import * as vscode from 'vscode';
import { showInspection } from './showInspection.ts';
import { findToken } from './tokenText.ts';
import type { TokenViews } from './tokenViews.ts';

/** Inspects the token of the selection, or else that of the clipboard. */
export async function inspectPopToken(views: TokenViews): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const selected = editor?.document.getText(editor.selection) ?? '';
  const shown = editor && views.get(editor.document.uri);
  if (shown) {
    await showInspection(views, shown.token, shown.sentWith);
  } else {
    await showInspection(
      views,
      findToken(selected) === undefined ? await vscode.env.clipboard.readText() : selected,
    );
  }
}
