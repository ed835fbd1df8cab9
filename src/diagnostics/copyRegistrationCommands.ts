import * as vscode from 'vscode';
import { bundleIdOf } from '../broker/platform/bundleId.ts';
import { completeStep } from '../provider/completeStep.ts';
import { messageText } from '../text/messageText.ts';
import { registrationCommands } from './registrationCommands.ts';
import type { RegistrationTool } from './registrationCommands.ts';

/**
 * Copies the commands that register an app with the redirect URIs of this platform.
 * @param tool to write them for; the person is asked if it is none that is known.
 */
export async function copyRegistrationCommands(tool?: unknown): Promise<void> {
  const chosen = tool === 'azureCli' || tool === 'graphPowerShell' ? tool : await pickTool();
  if (chosen === undefined) {
    return;
  }
  await vscode.env.clipboard.writeText(
    registrationCommands(chosen, process.platform, bundleIdOf(process.execPath)),
  );
  await completeStep('register');
  // Not waited for: the command is done, whether or not the message is read.
  void sayCopied(chosen);
}

async function sayCopied(tool: RegistrationTool): Promise<void> {
  const open = vscode.l10n.t('Open a Terminal');
  const message =
    tool === 'azureCli'
      ? vscode.l10n.t(
          'Copied. Paste into a terminal that is signed in to Azure. The last line it prints is the client id.',
        )
      : vscode.l10n.t(
          'Copied. Paste into PowerShell with the Microsoft Graph module; it asks you to sign in. The last line it prints is the client id.',
        );
  // Without a button, VS Code would show only the beginning of it.
  const choice = await vscode.window.showInformationMessage(messageText(message), open);
  if (choice === open) {
    await vscode.commands.executeCommand('workbench.action.terminal.new');
  }
}

async function pickTool(): Promise<RegistrationTool | undefined> {
  const tools: readonly (vscode.QuickPickItem & { readonly tool: RegistrationTool })[] = [
    { label: 'Azure CLI', tool: 'azureCli' },
    { label: 'Microsoft Graph PowerShell', tool: 'graphPowerShell' },
  ];
  const choice = await vscode.window.showQuickPick(tools, {
    title: vscode.l10n.t('Register an app with'),
    ignoreFocusOut: true,
  });
  return choice?.tool;
}
