import * as vscode from 'vscode';
import { parseRequestLine, parseRequests, requestAt } from './requestText.ts';
import type { RequestText } from './requestText.ts';

/** Beyond this many characters, a text is data and nobody's list of requests. */
const longestText = 1_000_000;

/** Files that hold requests; VS Code knows no language for them by itself. */
export const requestFiles: vscode.DocumentSelector = { pattern: '**/*.{http,rest}' };

/**
 * The request that the active editor suggests: the selected one, or in a file of requests
 * that at the cursor, or else that in the cursor's line.
 */
export function requestInEditor(): RequestText | undefined {
  const editor = vscode.window.activeTextEditor;
  if (!editor) {
    return undefined;
  }
  const { document, selection } = editor;
  const { line } = selection.active;
  if (!selection.isEmpty) {
    const text = document.getText(selection);
    return text.length > longestText ? undefined : parseRequests(text)[0];
  }
  if (vscode.languages.match(requestFiles, document) > 0) {
    return requestAt(requestFileText(document), line);
  }
  const requestLine = parseRequestLine(document.lineAt(line).text);
  return requestLine && { ...requestLine, line, headers: [], body: '' };
}

/** The text of a file of requests; empty where it is too long for one. */
export function requestFileText(document: vscode.TextDocument): string {
  const text = document.getText();
  return text.length > longestText ? '' : text;
}

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
