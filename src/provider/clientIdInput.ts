import * as vscode from 'vscode';
import { clientIdProblem } from './client.ts';
import { readSignInSettings, settingsSection } from './settings.ts';

const registrationGuide =
  'https://learn.microsoft.com/entra/identity-platform/quickstart-register-app';

/**
 * As long as a prompt may be open, in milliseconds: VS Code lets other extensions' requests
 * wait for it.
 */
const longestInput = 10 * 60_000;

/**
 * Asks for the client id before the first sign-in, and stores it in the user's settings.
 * @returns false where the person gives up, or goes to register an app first.
 */
export async function ensureClientId(): Promise<boolean> {
  if (readSignInSettings().clientId !== '') {
    return true;
  }
  const clientId = await askForClientId();
  if (clientId === undefined) {
    return false;
  }
  await vscode.workspace
    .getConfiguration(settingsSection)
    .update('clientId', clientId, vscode.ConfigurationTarget.Global);
  return true;
}

async function askForClientId(): Promise<string | undefined> {
  const input = vscode.window.createInputBox();
  const help: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('question'),
    tooltip: vscode.l10n.t('How to register an app'),
  };
  input.title = vscode.l10n.t('Entra Broker: client id of your app registration');
  input.placeholder = '00000000-0000-0000-0000-000000000000';
  input.prompt = vscode.l10n.t(
    'Entra Broker signs in as an app that you or your administrator registered in Microsoft Entra. The button in the title bar opens the guide.',
  );
  input.ignoreFocusOut = true;
  const limit = setTimeout(() => {
    input.hide();
  }, longestInput);
  input.buttons = [help];
  try {
    return await new Promise((resolve) => {
      input.onDidChangeValue((value) => {
        input.validationMessage = value === '' ? undefined : clientIdProblem(value);
      });
      input.onDidTriggerButton(() => {
        void vscode.env.openExternal(vscode.Uri.parse(registrationGuide));
      });
      input.onDidAccept(() => {
        input.validationMessage = clientIdProblem(input.value);
        if (input.validationMessage === undefined) {
          resolve(input.value.trim().toLowerCase());
        }
      });
      input.onDidHide(() => {
        resolve(undefined);
      });
      input.show();
    });
  } finally {
    clearTimeout(limit);
    input.dispose();
  }
}
