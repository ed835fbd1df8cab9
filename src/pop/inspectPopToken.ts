import * as vscode from 'vscode';
import { InspectionError } from './inspect/inspection.ts';
import type { Inspector } from './inspect/inspector.ts';
import { findToken } from './view/tokenText.ts';

/**
 * Inspects the token of the selection, or else that of the clipboard, whatever editor is looked
 * at: the token of a view is inspected by the action above it.
 * @throws {InspectionError}
 */
export async function inspectPopToken(inspector: Inspector): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const selected = editor?.document.getText(editor.selection) ?? '';
  if (findToken(selected) === undefined) {
    const copied = await vscode.env.clipboard.readText();
    if (findToken(copied) === undefined) {
      throw new InspectionError(
        vscode.l10n.t('No token is selected or on the clipboard. Copy one first.'),
      );
    }
    await inspector.show(copied, vscode.l10n.t('from the clipboard'));
  } else {
    await inspector.show(selected, vscode.l10n.t('from the selection'));
  }
}
