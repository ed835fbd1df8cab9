import { BrokerError } from '../broker/brokerError.ts';
import { applySettings } from '../provider/client.ts';
import type { SignInSettings } from '../provider/settings.ts';

/** Settings that no sign-in stumbles over. */
const faultless: SignInSettings = {
  clientId: '00000000-0000-0000-0000-000000000000',
  tenant: 'organizations',
  cloud: 'public',
  customAuthority: '',
  redirectUri: '',
  signInScopes: ['User.Read'],
};

export const settingNames = Object.keys(faultless) as readonly (keyof SignInSettings)[];

/**
 * Why a sign-in would be refused for a setting; undefined if it would not. Every setting is tried
 * by itself, since a sign-in names only the first wrong one.
 */
export function settingProblem(
  name: keyof SignInSettings,
  settings: SignInSettings,
): BrokerError | undefined {
  try {
    applySettings(
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

/** A setting that can be shown: what can't be used may be a secret, pasted in the wrong place. */
export function shownSetting(name: 'clientId' | 'redirectUri', settings: SignInSettings): string {
  return settingProblem(name, settings) ? '' : settings[name];
}
