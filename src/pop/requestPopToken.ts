import * as vscode from 'vscode';
import type { NonceStore } from '../proof/nonceStore.ts';
import type { PopRequest } from '../proof/popRequest.ts';
import { parsePopRequest } from '../proof/popRequest.ts';
import { completeStep } from '../provider/completeStep.ts';
import { curlCommand } from './curl/curlCommand.ts';
import { nonceFromServer } from './exchange/nonceFromServer.ts';
import { askPopRequest } from './input/askPopRequest.ts';
import type { ConfirmedDraft, PopDraft } from './input/popDraft.ts';
import type { RequestProposal } from './input/proposal.ts';
import { shellOf } from './outlets.ts';
import type { PopContext } from './popContext.ts';
import { withLateProgress } from './lateProgress.ts';

/**
 * Gets a PoP token for a request that the person confirms, and puts it where they choose.
 * Nobody else gets it: any extension can run this command.
 */
export async function requestPopToken(
  proposal: RequestProposal,
  context: PopContext,
): Promise<void> {
  const draft = await askPopRequest('token', proposal, context);
  const { pop, token } = await withLateProgress(
    vscode.l10n.t('Getting a PoP token…'),
    async (signal) => acquire(draft, context, signal),
  );
  await use(token, pop, draft, context);
  await completeStep('token');
}

async function acquire(
  draft: ConfirmedDraft,
  { tokens, nonces }: PopContext,
  signal: AbortSignal,
): Promise<{ readonly pop: PopRequest; readonly token: string }> {
  const { account, method, uri, tokenRequest } = draft;
  const pop = parsePopRequest(method, uri, await nonceOf(draft, nonces, signal));
  const { accessToken } = await tokens.acquirePopToken(account.id, tokenRequest, pop, signal);
  return { pop, token: accessToken };
}

async function nonceOf(
  { method, uri, nonce }: PopDraft,
  nonces: NonceStore,
  signal: AbortSignal,
): Promise<string | undefined> {
  switch (nonce.kind) {
    case 'automatic':
      return nonces.take(uri);
    case 'challenge':
      return nonceFromServer(method, uri, signal);
    case 'given':
      return nonce.nonce;
  }
}

async function use(
  token: string,
  pop: PopRequest,
  draft: PopDraft,
  { clipboard, inspector }: PopContext,
): Promise<void> {
  const shell = shellOf(draft.outlet);
  if (shell) {
    const command = curlCommand(draft, token, shell);
    if (command === undefined) {
      throw new Error(
        shell === 'cmd'
          ? vscode.l10n.t(
              'cmd takes no body of several lines or with tabs, and no command of more than 8191 characters. Choose PowerShell.',
            )
          : vscode.l10n.t(
              'The request has control characters, which a terminal would act on. Send it from here instead.',
            ),
      );
    }
    await clipboard.copy(command);
    return;
  }
  switch (draft.outlet) {
    case 'header':
      return clipboard.copy(`Authorization: PoP ${token}`);
    case 'inspect':
      return inspector.show(token, vscode.l10n.t('as the broker made it'), pop);
    default:
      return clipboard.copy(token);
  }
}
