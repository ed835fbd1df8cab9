import * as vscode from 'vscode';
import { labelText } from '../../text/labelText.ts';
import { messageText } from '../../text/messageText.ts';
import type { Question } from './variables/filler.ts';

/**
 * Asks for the value of a name; a secret is hidden while it is typed.
 * @param title of the request that it is for.
 * @param value what is there to be changed.
 * @throws {vscode.CancellationError} if the person gives up.
 */
export async function askValue(
  { name, description, isSecret, kind, suggestion }: Question,
  title: string,
  value: string | undefined,
): Promise<string> {
  const shown = description === '' ? name : description;
  const prompt = vscode.l10n.t(
    '{0}. {1} What you type is kept for this window.',
    shown,
    reason(kind),
  );
  const typed = await vscode.window.showInputBox({
    title: labelText(title),
    prompt: messageText(prompt),
    placeHolder: labelText(name),
    value: isSecret ? '' : (value ?? suggestion ?? ''),
    password: isSecret,
    ignoreFocusOut: true,
  });
  if (typed === undefined) {
    throw new vscode.CancellationError();
  }
  return typed;
}

function reason(kind: Question['kind']): string {
  if (kind === 'answer') {
    return vscode.l10n.t('Its value comes from the answer to another request.');
  }
  return vscode.workspace.isTrusted
    ? vscode.l10n.t('Its value is in no file.')
    : vscode.l10n.t('Files with variables are read in trusted workspaces only.');
}
