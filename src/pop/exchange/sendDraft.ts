import * as vscode from 'vscode';
import type { NonceStore } from '../../proof/nonceStore.ts';
import type { CommandTokens } from '../../provider/commandTokens.ts';
import type { ConfirmedDraft } from '../input/popDraft.ts';
import { withLateProgress } from '../lateProgress.ts';
import { sendWithPop } from './sendWithPop.ts';
import type { Exchange } from './sendWithPop.ts';

/**
 * Sends a request that the person has confirmed, with a progress that can be cancelled.
 * @param outer ends it as well: the signal of a caller that can be cancelled itself.
 * @returns the exchanges in order, the final one last.
 * @throws {HttpError} if no answer comes.
 * @throws {BrokerError} if there is no token for it.
 * @throws {vscode.CancellationError} if the person gives up.
 */
export async function sendDraft(
  draft: ConfirmedDraft,
  { tokens, nonces }: { readonly tokens: CommandTokens; readonly nonces: NonceStore },
  outer?: AbortSignal,
): Promise<readonly Exchange[]> {
  const { account, tokenRequest, method, uri, headers, body, nonce } = draft;
  return withLateProgress(
    vscode.l10n.t('Sending with PoP…'),
    async (signal) =>
      sendWithPop(
        { method, uri, headers, body },
        nonce.kind === 'given' ? nonce.nonce : nonces.take(uri),
        async (pop) =>
          (await tokens.acquirePopToken(account.id, tokenRequest, pop, signal)).accessToken,
        nonces,
        signal,
      ),
    outer,
  );
}
