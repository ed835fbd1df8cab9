import * as vscode from 'vscode';
import { modalDetail, modalMessage } from '../../text/modalText.ts';
import { outletText } from '../outlets.ts';
import { contentText } from './contentText.ts';
import type { PopDraft } from './popDraft.ts';
import type { Purpose } from './proposal.ts';

/**
 * Asks whether a token may be acquired and used as the draft says. Only a modal dialog is a
 * person's word: any extension can answer quick inputs and notifications.
 * @returns `change` if something is to be changed first.
 * @throws {vscode.CancellationError} if the person doesn't want it.
 */
export async function confirmRequest(
  draft: PopDraft,
  purpose: Purpose,
): Promise<'confirmed' | 'change'> {
  const { question, button } = words(draft, purpose);
  const change = vscode.l10n.t('Change…');
  const answer = await vscode.window.showInformationMessage(
    modalMessage(question),
    { modal: true, detail: modalDetail(details(draft, purpose)) },
    button,
    ...(purpose === 'agent' ? [] : [change]),
  );
  if (answer === undefined) {
    throw new vscode.CancellationError();
  }
  return answer === change ? 'change' : 'confirmed';
}

function words(
  { method, uri, outlet }: PopDraft,
  purpose: Purpose,
): { readonly question: string; readonly button: string } {
  const { host } = new URL(uri);
  switch (purpose) {
    case 'token': {
      const { question, button } = outletText(outlet);
      return { question: question(method, host), button };
    }
    case 'send':
      return {
        question: vscode.l10n.t('Send {0} to {1}?', method, host),
        button: vscode.l10n.t('Send'),
      };
    case 'agent':
      return {
        question: vscode.l10n.t('An agent wants to send {0} to {1}. Send it?', method, host),
        button: vscode.l10n.t('Send for the Agent'),
      };
  }
}

function details(draft: PopDraft, purpose: Purpose): readonly string[] {
  const { method, uri, account, scopes, clientId, tenant, nonce, outlet, notes } = draft;
  const carriesContent = purpose !== 'token' || outlet.startsWith('curl-');
  return [
    `${method} ${uri}`,
    vscode.l10n.t('Account: {0}', account.label),
    vscode.l10n.t('Scopes: {0}', scopes.join(' ')),
    ...(clientId === undefined ? [] : [vscode.l10n.t('App (client id): {0}', clientId)]),
    ...(tenant === undefined ? [] : [vscode.l10n.t('Tenant: {0}', tenant)]),
    ...(carriesContent ? [vscode.l10n.t('Headers and body: {0}', contentText(draft))] : []),
    ...(nonce.kind === 'challenge'
      ? [vscode.l10n.t('First, the server is asked for a nonce, without credentials.')]
      : []),
    ...(purpose === 'agent'
      ? [vscode.l10n.t('The agent gets the answer, without the token.')]
      : []),
    ...notes,
  ];
}
