import * as vscode from 'vscode';
import { ourLanguage, requestFileSelector } from './requestFileSelector.ts';

/** The language of files that no extension has one for. */
const noLanguage = 'plaintext';

/**
 * Gives request files colours if no other extension does. A language that named `.http` in the
 * manifest would take the files away from REST Client and httpYac, or they from us.
 */
export function giveRequestFilesTheirLanguage(): vscode.Disposable {
  const give = async (document: vscode.TextDocument) => {
    if (
      document.languageId === noLanguage &&
      vscode.languages.match(requestFileSelector, document) > 0 &&
      !isAssociated()
    ) {
      await vscode.languages.setTextDocumentLanguage(document, ourLanguage);
    }
  };
  for (const document of vscode.workspace.textDocuments) {
    void give(document);
  }
  return vscode.workspace.onDidOpenTextDocument((document) => void give(document));
}

/** Whether the person chose a language for such files by themselves. */
function isAssociated(): boolean {
  const associations =
    vscode.workspace
      .getConfiguration('files')
      .get<Readonly<Record<string, string>>>('associations') ?? {};
  return Object.keys(associations).some((pattern) => /\.(?:http|rest)$/.test(pattern));
}
