import * as vscode from 'vscode';
import { modalDetail, modalMessage } from '../../text/modalText.ts';
import type { ShownView } from './tokenViews.ts';

/**
 * Asks whether the token of a view may be shown or copied: any extension can run a command, and
 * read what an editor shows.
 */
export async function confirmDisclosure(
  { request }: ShownView,
  purpose: 'show' | 'copy',
): Promise<boolean> {
  const button = purpose === 'show' ? vscode.l10n.t('Reveal') : vscode.l10n.t('Copy');
  const answer = await vscode.window.showWarningMessage(
    modalMessage(question(request && `${request.method} ${new URL(request.uri).host}`, purpose)),
    {
      modal: true,
      detail: modalDetail([
        ...(request ? [`${request.method} ${request.uri}`] : []),
        vscode.l10n.t('Every program that reads it can use it, as far as it is good for anything.'),
      ]),
    },
    button,
  );
  return answer === button;
}

function question(request: string | undefined, purpose: 'show' | 'copy'): string {
  if (request === undefined) {
    return purpose === 'show'
      ? vscode.l10n.t('Show the tokens of this editor?')
      : vscode.l10n.t('Copy the token of this editor?');
  }
  return purpose === 'show'
    ? vscode.l10n.t('Show the tokens for {0}?', request)
    : vscode.l10n.t('Copy the token for {0}?', request);
}
