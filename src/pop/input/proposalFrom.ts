import * as vscode from 'vscode';
import type { RequestFileSource } from '../httpFile/requestFileSource.ts';
import type { TokenViews } from '../view/tokenViews.ts';
import { parsePopArguments } from './commandArguments.ts';
import type { RequestProposal } from './proposal.ts';

/**
 * The request that a command proposes: that of its arguments, or else that of the active editor.
 * @throws {ArgumentError} if the arguments can't be used.
 * @throws {RequestFileError} if the request of the editor can't be sent.
 * @throws {BrokerError} if there is no broker for this platform.
 */
export async function proposalFrom(
  commandArguments: unknown,
  views: TokenViews,
  files: RequestFileSource,
): Promise<RequestProposal> {
  const given = parsePopArguments(commandArguments);
  return given.uri === undefined ? { ...(await proposalInEditor(views, files)), ...given } : given;
}

async function proposalInEditor(
  views: TokenViews,
  files: RequestFileSource,
): Promise<RequestProposal> {
  const editor = vscode.window.activeTextEditor;
  const view = editor && views.get(editor.document.uri);
  return view ? (view.proposal ?? {}) : files.atCursor();
}
