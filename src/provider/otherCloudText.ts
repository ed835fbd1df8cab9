import * as vscode from 'vscode';
import type { StoredAccount } from './account.ts';

/** Tells an account of another cloud, which nothing can be done with under the settings. */
export function otherCloudText({ authorityHost }: Pick<StoredAccount, 'authorityHost'>): string {
  return vscode.l10n.t('in another cloud: {0}', new URL(authorityHost).host);
}
