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
  return {
    clientId: readText('clientId'),
    tenant: readText('tenant') || 'organizations',
    cloud: (readText('cloud') || 'public') as Cloud,
    customAuthority: readText('customAuthority'),
    redirectUri: readText('redirectUri'),
  };
}

/** VS Code doesn't hold settings.json to a type; what is no text is passed on to be refused. */
function readText(name: keyof SignInSettings): string {
  const value = vscode.workspace.getConfiguration(settingsSection).get<unknown>(name) ?? '';
  return typeof value === 'string' ? value.trim() : JSON.stringify(value);
}
