import * as vscode from 'vscode';
import { completeStep } from '../../provider/completeStep.ts';

/** Opens a request file that isn't saved, with an example in it; the one that is open, if it is. */
export async function newRequestFile(): Promise<void> {
  const uri = vscode.Uri.from({ scheme: 'untitled', path: 'example.http' });
  const document = await vscode.workspace.openTextDocument(uri);
  if (document.getText() === '') {
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, new vscode.Position(0, 0), example());
    await vscode.workspace.applyEdit(edit);
  }
  await vscode.window.showTextDocument(document);
  await completeStep('requestFile');
}

function example(): string {
  return `# ${vscode.l10n.t('Choose "Send with PoP" above the request.')}

### ${vscode.l10n.t('Who am I?')}
# @entra-scope https://graph.microsoft.com/User.Read
GET https://graph.microsoft.com/v1.0/me
`;
}
