import * as vscode from 'vscode';
import { annotationHelp } from './annotationHelp.ts';
import { parseDirective } from './grammar/comments.ts';

/** Explains `# @entra-…` if the pointer is on it. */
export const annotationHover: vscode.HoverProvider = {
  provideHover: (document, position) => {
    const { text, range } = document.lineAt(position.line);
    const directive = parseDirective(text.trim());
    const help = annotationHelp().find(({ name }) => name === directive?.name);
    return help && new vscode.Hover([help.text, vscode.l10n.t('Such as {0}', help.example)], range);
  },
};
