import { BrokerError } from '../broker/brokerError.ts';
import { resolveRequest } from '../provider/client.ts';
import type { SignInSettings } from '../provider/settings.ts';
import type { ReportLine } from './reportLine.ts';
import { badLine, quoted } from './reportLine.ts';

/** Settings that no sign-in stumbles over. */
const faultless: SignInSettings = {
  clientId: '00000000-0000-0000-0000-000000000000',
  tenant: 'organizations',
  cloud: 'public',
  customAuthority: '',
  redirectUri: '',
};

/** A line for each setting; bad where a sign-in would be refused for it. */
export function settingLines(settings: SignInSettings, isolation: string): readonly ReportLine[] {
  const names = Object.keys(faultless) as (keyof SignInSettings)[];
  return [
    ...names.map((name) => settingLine(name, settings)),
    { state: 'good', text: line('isolation', isolation) },
  ];
}

/** What can't be used isn't shown: it may be a secret, pasted in the wrong place. */
function settingLine(name: keyof SignInSettings, settings: SignInSettings): ReportLine {
  const problem = problemOf(name, settings);
  return problem
    ? badLine(line(name, settings[name] === '' ? '' : '…'), problem.details)
    : { state: 'good', text: line(name, settings[name]) };
}

function line(name: string, value: string): string {
  return `entraBroker.${name} ${value === '' ? '–' : quoted(value)}`;
}

/** Every setting is tried by itself, since a sign-in names the first wrong one alone. */
function problemOf(name: keyof SignInSettings, settings: SignInSettings): BrokerError | undefined {
  try {
    resolveRequest(
      { resourceScopes: [] },
      {
        ...faultless,
        ...(name === 'customAuthority' && { cloud: settings.cloud }),
        [name]: settings[name],
      },
    );
    return undefined;
  } catch (error) {
    const isAboutIt =
      error instanceof BrokerError && error.details.subject === `entraBroker.${name}`;
    return isAboutIt ? error : undefined;
  }
}
