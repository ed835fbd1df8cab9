import * as vscode from 'vscode';
import { bundleIdOf } from '../broker/platform/bundleId.ts';
import { ensureClientId } from '../provider/clientIdInput.ts';
import { completeStep } from '../provider/completeStep.ts';
import { readSignInSettings } from '../provider/settings.ts';
import { messageText } from '../text/messageText.ts';
import type { RedirectUri } from './redirectUris.ts';
import { platformName, redirectUris } from './redirectUris.ts';
import { shownSetting } from './settingProblem.ts';

const guide = 'https://learn.microsoft.com/entra/identity-platform/how-to-add-redirect-uri';

/**
 * Copies the redirect URIs that the app registration needs, and says where they go. This
 * platform's are chosen beforehand; the others are there for whoever registers the app. Only that
 * of Windows has the client id in it, which whoever is about to register the app hasn't got yet.
 */
export async function copyRedirectUris(): Promise<void> {
  if (process.platform === 'win32' && !(await ensureClientId())) {
    return;
  }
  // What is none may be anything, and would be shown.
  const clientId = shownSetting('clientId', readSignInSettings()) || '<client id>';
  const bundleId = bundleIdOf(process.execPath);
  const chosen = await vscode.window.showQuickPick(
    quickPickItems(redirectUris(clientId, process.platform, bundleId)),
    {
      title: vscode.l10n.t('Redirect URIs to copy'),
      placeHolder: vscode.l10n.t('Those of your platforms'),
      canPickMany: true,
      ignoreFocusOut: true,
    },
  );
  if (!chosen || chosen.length === 0) {
    return;
  }
  await vscode.env.clipboard.writeText(chosen.map(({ label }) => label).join('\n'));
  await completeStep('register');
  await sayWhereTheyGo(chosen.length);
}

function quickPickItems(uris: readonly RedirectUri[]): vscode.QuickPickItem[] {
  return uris.flatMap(({ platform, uri }, index) => {
    const separator = {
      label: platformName(platform),
      kind: vscode.QuickPickItemKind.Separator,
    };
    const isFirst = platform !== uris[index - 1]?.platform;
    return [...(isFirst ? [separator] : []), { label: uri, picked: platform === process.platform }];
  });
}

async function sayWhereTheyGo(count: number): Promise<void> {
  const openGuide = vscode.l10n.t('Open the Guide');
  const choice = await vscode.window.showInformationMessage(
    messageText(
      vscode.l10n.t(
        'Redirect URIs copied: {0}. Add each in the Microsoft Entra admin center: your app registration, Authentication, "Mobile and desktop applications".',
        count,
      ),
    ),
    openGuide,
  );
  if (choice === openGuide) {
    await vscode.env.openExternal(vscode.Uri.parse(guide));
  }
}
