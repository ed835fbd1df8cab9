import * as vscode from 'vscode';
import { bundleIdOf } from '../broker/bundleId.ts';
import { ensureClientId } from '../provider/clientIdInput.ts';
import { readSignInSettings } from '../provider/settings.ts';
import type { RedirectUri } from './redirectUris.ts';
import { platformName, redirectUris } from './redirectUris.ts';

const guide = 'https://learn.microsoft.com/entra/identity-platform/how-to-add-redirect-uri';

/**
 * Copies the redirect URIs that the app registration needs, and says where they go. This
 * platform's are chosen beforehand; the others are there for whoever registers the app.
 */
export async function copyRedirectUris(): Promise<void> {
  if (!(await ensureClientId())) {
    return;
  }
  const { clientId } = readSignInSettings();
  const bundleId = bundleIdOf(process.execPath);
  const chosen = await vscode.window.showQuickPick(
    quickPickItems(redirectUris(clientId, process.platform, bundleId)),
    {
      title: vscode.l10n.t('Redirect URIs to copy'),
      placeHolder: vscode.l10n.t('The app registration needs those of each platform it is used on'),
      canPickMany: true,
      ignoreFocusOut: true,
    },
  );
  if (!chosen || chosen.length === 0) {
    return;
  }
  await vscode.env.clipboard.writeText(chosen.map(({ label }) => label).join('\n'));
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
    vscode.l10n.t(
      'Redirect URIs copied: {0}. Add each in the Microsoft Entra admin center: your app registration, Authentication, "Mobile and desktop applications".',
      count,
    ),
    openGuide,
  );
  if (choice === openGuide) {
    await vscode.env.openExternal(vscode.Uri.parse(guide));
  }
}
