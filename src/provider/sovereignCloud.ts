import * as vscode from 'vscode';
import type { Cloud } from './cloud.ts';

/** A cloud as VS Code's built-in provider is told of it. */
export interface SovereignCloud {
  readonly cloud: Cloud;
  /** Origin of a custom cloud's authority; empty if the setting has none. */
  readonly authority: string;
}

/**
 * The cloud of the built-in provider's settings, which other extensions choose their endpoints by.
 * Only what the person has set counts: a workspace may set these, and must not redirect a sign-in.
 * @returns undefined for the public cloud.
 */
export function readSovereignCloud(): SovereignCloud | undefined {
  switch (read('environment')) {
    case 'ChinaCloud':
      return { cloud: 'china', authority: '' };
    case 'USGovernment':
      return { cloud: 'usGovernment', authority: '' };
    case 'custom':
      return { cloud: 'custom', authority: customAuthority() };
    default:
      return undefined;
  }
}

function customAuthority(): string {
  const environment = read('customEnvironment') as { activeDirectoryEndpointUrl?: unknown } | null;
  const url = environment?.activeDirectoryEndpointUrl;
  return typeof url === 'string' && URL.canParse(url) ? new URL(url).origin : '';
}

function read(name: string): unknown {
  const section = vscode.workspace.getConfiguration('microsoft-sovereign-cloud');
  return section.inspect(name)?.globalValue;
}
