import * as vscode from 'vscode';
import { requestFiles, requestFileText } from './requestEditor.ts';
import { parseRequests } from './requestText.ts';
import type { RequestText } from './requestText.ts';

/** Offers the PoP commands above each request of a `.http` or `.rest` file. */
export function registerRequestCodeLenses(): vscode.Disposable {
  return vscode.languages.registerCodeLensProvider(requestFiles, {
    provideCodeLenses: (document) => parseRequests(requestFileText(document)).flatMap(lensesOf),
  });
}

function lensesOf({ line, method, uri, headers, body }: RequestText): vscode.CodeLens[] {
  const range = new vscode.Range(line, 0, line, 0);
  return [
    new vscode.CodeLens(range, {
      title: vscode.l10n.t('Request a PoP token'),
      command: 'entraBroker.requestPopToken',
      arguments: [{ method, uri }],
    }),
    new vscode.CodeLens(range, {
      title: vscode.l10n.t('Send with PoP'),
      command: 'entraBroker.sendPopRequest',
      arguments: [{ method, uri, headers, body }],
    }),
  ];
}
