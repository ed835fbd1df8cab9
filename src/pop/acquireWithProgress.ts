import * as vscode from 'vscode';
import type { BrokerToken, PopRequest } from '../broker/broker.ts';
import type { TokenService } from '../provider/tokenService.ts';

/**
 * Gets a PoP token while a progress shows that can be cancelled.
 * @throws `BrokerError`; `cancelled` where the person gives up.
 */
export async function acquireWithProgress(
  tokens: TokenService,
  accountId: string,
  scopes: readonly string[],
  pop: PopRequest,
): Promise<BrokerToken> {
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Getting a PoP token…'),
      cancellable: true,
    },
    (_, cancellation) => tokens.acquirePopToken(accountId, scopes, pop, cancellation),
  );
}
