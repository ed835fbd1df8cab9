import * as l10n from '@vscode/l10n';
import type { BrokerErrorDetails } from '../brokerErrorDetails.ts';
import { clockText } from '../clockText.ts';
import type { ErrorText } from '../errorText.ts';
import type { Reason } from './reason.ts';
import { reasonOf, settingOf } from './reasonOf.ts';

/**
 * The text for the reason that a failure's numbers stand for; undefined if there is none, or if
 * the failure is known to be of another kind than the reason's, such as a prompt that was closed.
 */
export function reasonText(details: BrokerErrorDetails): ErrorText | undefined {
  const reason = reasonOf(details);
  if (reason?.kind !== details.kind || details.cause !== undefined) {
    return undefined;
  }
  if (reason.clock && details.clockOffMinutes !== undefined) {
    return clockText(details.clockOffMinutes);
  }
  return { sentence: reason.sentence(), remedy: remedyOf(reason, details) };
}

function remedyOf(reason: Reason, details: BrokerErrorDetails): string {
  if (reason.promptMayMend && !details.interactive) {
    return l10n.t('Sign in from the Accounts menu.');
  }
  if (reason.remedyIfOverridden && settingOf(details) === undefined) {
    return reason.remedyIfOverridden();
  }
  return reason.needsRedirectUri
    ? `${reason.remedy()} ${whichRedirectUri(details.redirectUri)}`
    : reason.remedy();
}

function whichRedirectUri(redirectUri: string | undefined): string {
  return redirectUri === undefined
    ? l10n.t('"Entra Broker: Copy Redirect URIs" has it.')
    : l10n.t('The URI is {0}', redirectUri);
}
