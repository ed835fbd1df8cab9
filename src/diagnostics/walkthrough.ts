import * as vscode from 'vscode';
import { availabilityCommand } from '../contract/availability.ts';
import { readClientId } from '../provider/settings.ts';

const offeredKey = 'walkthroughOffered';

/**
 * Opens the walkthrough after the installation if nobody has set a client id yet, and never again
 * by itself. VS Code does so only for what is installed from its own list of extensions.
 */
export async function openWalkthroughOnce({
  globalState,
  extension,
}: Pick<vscode.ExtensionContext, 'globalState' | 'extension'>): Promise<void> {
  if (globalState.get(offeredKey) === true) {
    return;
  }
  await globalState.update(offeredKey, true);
  const mayOpen = vscode.workspace
    .getConfiguration('workbench.welcomePage.walkthroughs')
    .get<unknown>('openOnInstall');
  if (mayOpen !== false && readClientId() === '') {
    await vscode.commands.executeCommand(
      'workbench.action.openWalkthrough',
      `${extension.id}#start`,
      false,
    );
    // Brings up the step for systems on which the broker can't be used.
    await vscode.commands.executeCommand(availabilityCommand);
  }
}

/** Tells VS Code whether somebody is signed in, which completes a step of the walkthrough. */
export function reportSignedIn(store: {
  ready(): Promise<void>;
  readonly accounts: readonly unknown[];
  readonly onDidChange: vscode.Event<unknown>;
}): vscode.Disposable {
  const report = async () => {
    await store.ready();
    await vscode.commands.executeCommand(
      'setContext',
      'entraBroker.signedIn',
      store.accounts.length > 0,
    );
  };
  // It only marks a step as done.
  const tryReport = () => void report().catch(() => undefined);
  tryReport();
  return store.onDidChange(tryReport);
}
