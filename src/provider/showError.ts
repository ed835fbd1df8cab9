import * as vscode from 'vscode';
import { BrokerError } from '../broker/brokerError.ts';

/**
 * Shows a failure with what to do about it. That someone gave up is no failure: it shows
 * nothing.
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
  const openSettings = vscode.l10n.t('Open Settings');
  const showDiagnostics = vscode.l10n.t('Show Diagnostics');
  const showLog = vscode.l10n.t('Show Log');
  const isSetting = error instanceof BrokerError && error.kind === 'misconfigured';
  const text = error instanceof BrokerError ? `${error.message} ${error.remedy}` : error.message;
  const choice = await vscode.window.showErrorMessage(
    text.trim(),
    ...(isSetting ? [openSettings] : []),
    ...(error instanceof BrokerError ? [showDiagnostics, showLog] : []),
  );
  switch (choice) {
    case openSettings:
      await vscode.commands.executeCommand('workbench.action.openSettings', 'entraBroker');
      break;
    case showDiagnostics:
      await vscode.commands.executeCommand('entraBroker.showDiagnostics');
      break;
    case showLog:
      await vscode.commands.executeCommand('entraBroker.showLog');
      break;
    default:
      break;
  }
}
