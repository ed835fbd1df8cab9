import * as vscode from 'vscode';

/** Tells VS Code, for what is shown only if the broker can't be used. */
export async function tellAvailability(isAvailable: boolean): Promise<void> {
  await vscode.commands.executeCommand('setContext', 'entraBroker.unavailable', !isAvailable);
}
