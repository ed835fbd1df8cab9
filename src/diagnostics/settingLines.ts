import * as l10n from '@vscode/l10n';
import type { SignInSettings } from '../provider/settings.ts';
import type { DiagnosticsLine } from './diagnosticsLine.ts';
import { badLine, quoted } from './diagnosticsLine.ts';
import { settingNames, settingProblem } from './settingProblem.ts';

/** A line for each setting; bad if a sign-in would be refused for it. */
export function settingLines(
  settings: SignInSettings,
  isolation: 'process' | 'none',
): readonly DiagnosticsLine[] {
  return [
    ...settingNames.map((name) => settingLine(name, settings)),
    { state: 'good', text: line('isolation', isolation) },
  ];
}

/** What can't be used isn't shown: it may be a secret, pasted in the wrong place. */
function settingLine(name: keyof SignInSettings, settings: SignInSettings): DiagnosticsLine {
  const problem = settingProblem(name, settings);
  const value = settings[name];
  const text = typeof value === 'string' ? value : value.join(' ');
  const isUsable = !problem && (name !== 'customAuthority' || isAuthority(settings));
  const shown = line(name, text === '' || isUsable ? text : '…');
  return problem ? badLine(shown, problem.details) : { state: 'good', text: shown };
}

/** Whether the custom authority is one, also if another cloud is chosen and nobody minds it. */
function isAuthority(settings: SignInSettings): boolean {
  return settingProblem('customAuthority', { ...settings, cloud: 'custom' }) === undefined;
}

function line(name: string, value: string): string {
  return `entraBroker.${name} ${value === '' ? l10n.t('(nothing)') : quoted(value)}`;
}
