import * as vscode from 'vscode';

/** Steps of the walkthrough that are done when a command has done its work, not when it was run. */
type Step = 'register' | 'check' | 'token' | 'requestFile';

/** Marks a step of the walkthrough as done; VS Code remembers it. */
export async function completeStep(step: Step): Promise<void> {
  await vscode.commands.executeCommand('setContext', `entraBroker.done.${step}`, true);
}
