import * as vscode from 'vscode';
import type { BrokerClient } from '../broker/broker.ts';
import { isPublishedAuthority } from './cloud.ts';
import type { SignInSettings } from './settings.ts';

/**
 * The title of a sign-in's progress. It names what another extension may have chosen: an app
 * that isn't the setting's, and an authority that isn't Microsoft's. Both have a form that
 * leaves no room for other text: a GUID, and a host as `URL` writes it.
 */
export function signInTitle(
  { clientId, authorityHost }: BrokerClient,
  settings: Pick<SignInSettings, 'clientId'>,
): string {
  const app = clientId === settings.clientId.toLowerCase() ? undefined : clientId;
  const host = isPublishedAuthority(authorityHost) ? undefined : new URL(authorityHost).host;
  if (app !== undefined && host !== undefined) {
    return vscode.l10n.t('Entra Broker sign-in to the app {0} at {1}', app, host);
  }
  if (app !== undefined) {
    return vscode.l10n.t('Entra Broker sign-in to the app {0}', app);
  }
  return host === undefined
    ? vscode.l10n.t('Entra Broker sign-in')
    : vscode.l10n.t('Entra Broker sign-in at {0}', host);
}
