import * as vscode from 'vscode';
import type { Cloud } from './cloud.ts';
import { readSovereignCloud } from './sovereignCloud.ts';

/** The settings that steer a sign-in. All are application-scoped: no workspace can set them. */
export interface SignInSettings {
  readonly clientId: string;
  readonly tenant: string;
  readonly cloud: Cloud;
  readonly customAuthority: string;
  readonly redirectUri: string;
  /** What a sign-in without resource scopes asks for. */
  readonly signInScopes: readonly string[];
}

const settingsSection = 'entraBroker';

/** The one permission that a new app registration has. */
export const usualSignInScopes = ['User.Read'];

/** The limits of the manifest, to which VS Code doesn't hold settings.json. */
const clipboardSeconds = { usual: 60, most: 3600 };

/** Reads the settings as they are now; `applySettings` checks them. */
export function readSignInSettings(): SignInSettings {
  const ofBuiltIn = isSet('cloud') ? undefined : readSovereignCloud();
  return {
    clientId: readClientId(),
    tenant: readText('tenant') || 'organizations',
    cloud: ofBuiltIn?.cloud ?? ((readText('cloud') || 'public') as Cloud),
    customAuthority: readText('customAuthority') || (ofBuiltIn?.authority ?? ''),
    redirectUri: readText('redirectUri'),
    signInScopes: readTexts('signInScopes') ?? usualSignInScopes,
  };
}

/** Only the client id, which is all that a start of VS Code needs to know of the settings. */
export function readClientId(): string {
  return readText('clientId');
}

/** Where the native runtime runs: in processes of its own, or in the extension host. */
export function readIsolation(): 'process' | 'none' {
  return read('isolation') === 'none' ? 'none' : 'process';
}

/** Seconds until a copied token is removed from the clipboard; 0 and less leave it there. */
export function readClearClipboardAfterSeconds(): number {
  const seconds = read('clearClipboardAfterSeconds');
  return typeof seconds === 'number'
    ? Math.min(seconds, clipboardSeconds.most)
    : clipboardSeconds.usual;
}

/** Whether a change of the configuration is about the setting `entraBroker.<name>`. */
export function isAbout(event: vscode.ConfigurationChangeEvent, name: string): boolean {
  return event.affectsConfiguration(`${settingsSection}.${name}`);
}

/** Writes a setting for the user, as the Settings editor does. */
export async function writeSetting(name: string, value: string): Promise<void> {
  await vscode.workspace
    .getConfiguration(settingsSection)
    .update(name, value, vscode.ConfigurationTarget.Global);
}

/** VS Code doesn't hold settings.json to a type; anything but text is passed on to be refused. */
function readText(name: keyof SignInSettings): string {
  const value = read(name) ?? '';
  return typeof value === 'string' ? value.trim() : JSON.stringify(value);
}

/** Nothing and an empty list mean the default. */
function readTexts(name: keyof SignInSettings): readonly string[] | undefined {
  const value = read(name) ?? [];
  const texts = (Array.isArray(value) ? (value as unknown[]) : [value]).map((text) =>
    typeof text === 'string' ? text.trim() : JSON.stringify(text),
  );
  return texts.length > 0 ? texts : undefined;
}

/** Whether the person has set it; VS Code gives the default otherwise. */
function isSet(name: keyof SignInSettings): boolean {
  return (
    vscode.workspace.getConfiguration(settingsSection).inspect(name)?.globalValue !== undefined
  );
}

function read(name: string): unknown {
  return vscode.workspace.getConfiguration(settingsSection).get<unknown>(name);
}
