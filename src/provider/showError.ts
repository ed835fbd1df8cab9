import * as vscode from 'vscode';
import { BrokerError } from '../broker/brokerError.ts';
import { errorActions } from './errorActions.ts';
import type { ErrorAction } from './errorActions.ts';
import { messageText } from '../text/messageText.ts';

/**
 * Shows a failure with the way out, and with buttons that lead there. That someone gave up is no
 * failure: it shows nothing.
 */
export function showError(error: unknown): void {
  if (isCancellation(error)) {
    return;
  }
  void showWithButtons(error instanceof Error ? error : new Error(String(error)));
}

/** Whether someone gave up, in a prompt or by a progress's cancel button. */
export function isCancellation(error: unknown): boolean {
  return (
    error instanceof vscode.CancellationError ||
    (error instanceof BrokerError && error.kind === 'cancelled')
  );
}

async function showWithButtons(error: Error): Promise<void> {
  const actions = error instanceof BrokerError ? errorActions(error.details) : [];
  const choice = await vscode.window.showErrorMessage(
    messageText(error.message),
    ...actions.map(titleOf),
  );
  const chosen = actions.find((action) => titleOf(action) === choice);
  if (chosen) {
    try {
      await take(chosen);
    } catch (failure) {
      // Such as a browser that lets nobody write to the clipboard.
      showError(failure);
    }
  }
}

function titleOf(action: ErrorAction): string {
  switch (action.does) {
    case 'openSettings':
      return action.setting === undefined
        ? vscode.l10n.t('Open Settings')
        : vscode.l10n.t('Open Setting');
    case 'copyRedirectUri':
      return vscode.l10n.t('Copy Redirect URI');
    case 'lookUp':
      return vscode.l10n.t('Look Up {0}', action.name);
    case 'showDiagnostics':
      return vscode.l10n.t('Show Diagnostics');
    case 'showLog':
      return vscode.l10n.t('Show Log');
  }
}

async function take(action: ErrorAction): Promise<void> {
  switch (action.does) {
    case 'openSettings':
      await vscode.commands.executeCommand(
        'workbench.action.openSettings',
        action.setting === undefined
          ? '@ext:entra-broker.entra-broker-auth'
          : `@id:${action.setting}`,
      );
      break;
    case 'copyRedirectUri':
      await vscode.env.clipboard.writeText(action.redirectUri);
      void vscode.window.showInformationMessage(
        vscode.l10n.t(
          'Redirect URI copied. Add it in the Microsoft Entra admin center: your app registration, Authentication, "Mobile and desktop applications".',
        ),
      );
      break;
    case 'lookUp':
      await vscode.env.openExternal(vscode.Uri.parse(action.page));
      break;
    case 'showDiagnostics':
      await vscode.commands.executeCommand('entraBroker.showDiagnostics');
      break;
    case 'showLog':
      await vscode.commands.executeCommand('entraBroker.showLog');
      break;
  }
}
