import * as vscode from 'vscode';
import type { PopRequest } from '../broker/broker.ts';
import { parsePopRequest } from '../broker/popRequest.ts';
import { acquireWithProgress } from './acquireWithProgress.ts';
import { curlCommand, usualShell } from './curlCommand.ts';
import { askPopRequest } from './input/askPopRequest.ts';
import type { InputContext } from './input/askPopRequest.ts';
import { showInspection } from './showInspection.ts';
import type { TokenClipboard } from './tokenClipboard.ts';
import type { TokenViews } from './tokenViews.ts';

/** Where tokens go that the person asked for. */
export interface TokenOutlets {
  readonly clipboard: TokenClipboard;
  readonly views: TokenViews;
}

interface Outlet extends vscode.QuickPickItem {
  readonly use: (token: string, pop: PopRequest) => Promise<void>;
}

/**
 * Gets a PoP token for a request that the person describes, and puts it where they choose.
 * Nobody else gets it: any extension can run this command.
 */
export async function requestPopToken(
  commandArguments: unknown,
  context: InputContext,
  outlets: TokenOutlets,
): Promise<void> {
  const { account, method, uri, scopes, nonce } = await askPopRequest(
    'token',
    commandArguments,
    context,
  );
  const pop = parsePopRequest(method, uri, nonce);
  const { accessToken } = await acquireWithProgress(context.tokens, account.id, scopes, pop);
  const chosen = await vscode.window.showQuickPick(outletsFor(outlets), {
    title: vscode.l10n.t('The PoP token is here'),
    placeHolder: vscode.l10n.t('Where it should go; it works for a few minutes'),
    ignoreFocusOut: true,
  });
  await chosen?.use(accessToken, pop);
}

function outletsFor({ clipboard, views }: TokenOutlets): readonly Outlet[] {
  return [
    {
      label: vscode.l10n.t('Copy the token'),
      use: async (token) => clipboard.copy(token),
    },
    {
      label: vscode.l10n.t('Copy as a header'),
      detail: 'Authorization: PoP …',
      use: async (token) => clipboard.copy(`Authorization: PoP ${token}`),
    },
    {
      label: vscode.l10n.t('Copy as a curl command'),
      detail: vscode.l10n.t('For a terminal; without headers and body'),
      use: async (token, pop) =>
        clipboard.copy(curlCommand(pop, token, usualShell(process.platform))),
    },
    {
      label: vscode.l10n.t('Inspect the token'),
      detail: vscode.l10n.t('Its claims and what servers make of them, in an editor'),
      use: async (token, pop) => showInspection(views, token, pop),
    },
  ];
}
