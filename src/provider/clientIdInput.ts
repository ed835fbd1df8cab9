import * as vscode from 'vscode';
import { messageText } from '../text/messageText.ts';
import { ownRedirectUri } from '../broker/platform/nativeRedirectUri.ts';
import { requireBrokerPlatform } from './requireBrokerPlatform.ts';
import { clientIdProblem } from './client.ts';
import { readClientId, writeSetting } from './settings.ts';

const registrationGuide =
  'https://learn.microsoft.com/entra/identity-platform/quickstart-register-app';

/**
 * As long as a prompt may be open, in milliseconds: VS Code lets other extensions' requests
 * wait for it.
 */
const longestInput = 10 * 60_000;

/**
 * Asks for the client id before the first sign-in, and stores it in the user's settings.
 * @returns false if the person gives up, or goes to register an app first.
 * @throws {BrokerError} of the kind `unavailable` if there is no broker for this platform.
 */
export async function ensureClientId(): Promise<boolean> {
  if (readClientId() !== '') {
    return true;
  }
  requireBrokerPlatform();
  const clientId = await askForClientId();
  if (clientId === undefined) {
    return false;
  }
  await writeSetting('clientId', clientId);
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
    'Entra Broker signs in as an app that you or your administrator registered in Microsoft Entra. The buttons in the title bar open the guide, and copy the redirect URI.',
  );
  input.ignoreFocusOut = true;
  const limit = setTimeout(() => {
    input.hide();
  }, longestInput);
  const copy: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('copy'),
    tooltip: vscode.l10n.t('Copy the redirect URI that the app needs on this system'),
  };
  input.buttons = [help, copy];
  try {
    return await new Promise((resolve) => {
      input.onDidChangeValue((value) => {
        showProblem(input, value === '' ? undefined : clientIdProblem(value));
      });
      input.onDidTriggerButton((button) => {
        if (button === copy) {
          void copyRedirectUri(input);
        } else {
          void vscode.env.openExternal(vscode.Uri.parse(registrationGuide));
        }
      });
      input.onDidAccept(() => {
        const problem = clientIdProblem(input.value);
        showProblem(input, problem);
        if (problem === undefined) {
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

/** Some systems' URIs have the client id in them, so it is typed first if it is known. */
async function copyRedirectUri(input: vscode.InputBox): Promise<void> {
  const clientId = input.value.trim().toLowerCase();
  const uri = ownRedirectUri(clientIdProblem(clientId) === undefined ? clientId : '<client id>');
  await vscode.env.clipboard.writeText(uri);
  input.prompt = messageText(
    vscode.l10n.t(
      'Copied: {0}. Add it to the app registration, Authentication, "Mobile and desktop applications".',
      uri,
    ),
  );
}

function showProblem(input: vscode.InputBox, problem: string | undefined): void {
  input.validationMessage = problem === undefined ? undefined : messageText(problem);
}
