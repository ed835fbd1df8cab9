import * as vscode from 'vscode';

/**
 * Opens an editor with the start of a request, to be completed there. The URL is whole: it is
 * sent as it stands in the editor, which VS Code backs up as any other that isn't saved.
 */
export async function openRequestEditor(method: string, uri: string): Promise<void> {
  // The name makes it a file of requests, with our actions above the request.
  const document = await vscode.workspace.openTextDocument(
    vscode.Uri.from({ scheme: 'untitled', path: 'request.http' }),
  );
  const endOf = () => document.lineAt(document.lineCount - 1).range.end;
  const separator = document.getText() === '' ? '' : '\n\n###\n';
  const edit = new vscode.WorkspaceEdit();
  const start = `${separator}${method} ${uri}\nContent-Type: application/json\n\n`;
  edit.insert(document.uri, endOf(), start);
  await vscode.workspace.applyEdit(edit);
  const end = endOf();
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(end, end) });
}
