import * as vscode from 'vscode';
import type { Cloud } from './cloud.ts';

/** The settings that steer a sign-in. All are application-scoped: no workspace can set them. */
export interface SignInSettings {
  readonly clientId: string;
  readonly tenant: string;
  readonly cloud: Cloud;
  readonly customAuthority: string;
  readonly redirectUri: string;
}

export const settingsSection = 'entraBroker';

/** Reads the settings as they are now; `resolveClient` checks them. */
export function readSignInSettings(): SignInSettings {
  const configuration = vscode.workspace.getConfiguration(settingsSection);
  return {
    clientId: configuration.get('clientId', '').trim(),
    tenant: configuration.get('tenant', '').trim() || 'organizations',
    cloud: configuration.get<Cloud>('cloud', 'public'),
    customAuthority: configuration.get('customAuthority', '').trim(),
    redirectUri: configuration.get('redirectUri', '').trim(),
  };
}
