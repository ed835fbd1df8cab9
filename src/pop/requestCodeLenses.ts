import * as vscode from 'vscode';
import { requestFiles, requestFileText } from './requestEditor.ts';
import { parseRequests } from './requestText.ts';
import type { RequestText } from './requestText.ts';

const requestCommand = 'entraBroker.file.requestPopToken';
const sendCommand = 'entraBroker.file.sendPopRequest';

/** Offers the PoP commands above each request of a `.http` or `.rest` file. */
export function registerRequestCodeLenses(): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerCodeLensProvider(requestFiles, {
      provideCodeLenses: (document) =>
        parseRequests(requestFileText(document)).flatMap(({ line }) => lensesOf(document, line)),
    }),
    // VS Code asks for the actions a while after the last change. So they hold no more than
    // the place of the request, which is read when one of them is taken.
    vscode.commands.registerCommand(requestCommand, async (document: unknown, line: unknown) => {
      const request = requestIn(document, line);
      if (request) {
        const { method, uri } = request;
        await vscode.commands.executeCommand('entraBroker.requestPopToken', { method, uri });
      }
    }),
    vscode.commands.registerCommand(sendCommand, async (document: unknown, line: unknown) => {
      const request = requestIn(document, line);
      if (request) {
        const { method, uri, headers, body } = request;
        const given = { method, uri, headers, body };
        await vscode.commands.executeCommand('entraBroker.sendPopRequest', given);
      }
    }),
  );
}

function lensesOf(document: vscode.TextDocument, line: number): vscode.CodeLens[] {
  const range = new vscode.Range(line, 0, line, 0);
  const place = [document.uri, line];
  return [
    new vscode.CodeLens(range, {
      title: vscode.l10n.t('Request a PoP token'),
      command: requestCommand,
      arguments: place,
    }),
    new vscode.CodeLens(range, {
      title: vscode.l10n.t('Send with PoP'),
      command: sendCommand,
      arguments: place,
    }),
  ];
}

function requestIn(uri: unknown, line: unknown): RequestText | undefined {
  const document = vscode.workspace.textDocuments.find(
    (candidate) => uri instanceof vscode.Uri && candidate.uri.toString() === uri.toString(),
  );
  return document && parseRequests(requestFileText(document)).find((found) => found.line === line);
}
