import * as vscode from 'vscode';
import { neverAborted } from '../../broker/waiting.ts';
import type { HttpFile, WrittenRequest } from './grammar/httpFile.ts';
import { parseHttpFileInSlices, requestAtLine } from './grammar/parseHttpFile.ts';
import { readRequestLine } from './grammar/requestLine.ts';
import { requestFileSelector } from './requestFileSelector.ts';
import type { ParsedRequestFiles } from './parsedRequestFiles.ts';

/** A request in an editor, with the text that it is a part of. */
export interface ActiveRequest {
  readonly request: WrittenRequest;
  readonly file: HttpFile;
  readonly uri: vscode.Uri;
}

/**
 * The request that the active editor suggests: the selected one, or in a file of requests that
 * at the cursor, or else that in the cursor's line.
 */
export async function activeRequest(files: ParsedRequestFiles): Promise<ActiveRequest | undefined> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) {
    return undefined;
  }
  const { document, selection } = editor;
  const isRequestFile = vscode.languages.match(requestFileSelector, document) > 0;
  if (selection.isEmpty && !isRequestFile) {
    return oneIn(requestLineOf(document.lineAt(selection.active.line).text), document.uri);
  }
  if (!selection.isEmpty && !isRequestFile) {
    return oneIn(document.getText(selection), document.uri);
  }
  const file = await files.read(document, neverAborted);
  const request = requestAtLine(file, selection.active.line);
  return request && { request, file, uri: document.uri };
}

/** A line of any document is a request if a whole URL stands in it, and nothing but a method. */
function requestLineOf(line: string): string {
  const { target } = readRequestLine(line.trim()) ?? {};
  return target !== undefined && /^https?:\/\/\S+$/i.test(target) && !target.includes('{{')
    ? line
    : '';
}

async function oneIn(text: string, uri: vscode.Uri): Promise<ActiveRequest | undefined> {
  const file = await parseHttpFileInSlices(text, neverAborted);
  const [request] = file.requests;
  return request && { request, file, uri };
}
