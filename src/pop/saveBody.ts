import * as vscode from 'vscode';

/** Asks for a place, and saves the body of an answer there as it came. */
export async function saveBody(bytes: Uint8Array, name: string): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const place = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Save the body'),
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, name) }),
  });
  if (place) {
    await vscode.workspace.fs.writeFile(place, bytes);
  }
}
