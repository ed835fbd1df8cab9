import * as l10n from '@vscode/l10n';
import type { BrokerErrorDetails } from './brokerErrorDetails.ts';
import type { ErrorText } from './errorText.ts';
import { accountAgain } from './reasons/accountAgain.ts';
import { reasonText } from './reasons/reasonText.ts';
import { settingRemedy } from './settingRemedy.ts';
import { unavailableText } from './unavailableText.ts';
import { unexpectedText } from './unexpectedText.ts';

/**
 * The text for people of an error's details; in the language set with `l10n.config`. A failure
 * in a prompt never advises the same sign-in again.
 */
export function describeBrokerError(details: BrokerErrorDetails): ErrorText {
  return reasonText(details) ?? kindText(details);
}

function kindText(details: BrokerErrorDetails): ErrorText {
  switch (details.kind) {
    case 'unavailable':
      return unavailableText(details.cause, details.subject ?? '');
    case 'interactionRequired':
      return interactionRequiredText(details.interactive);
    case 'cancelled':
      return {
        sentence: l10n.t('The sign-in was cancelled.'),
        remedy: l10n.t('Try again if that was not your intention.'),
      };
    case 'offline':
      return {
        sentence: l10n.t("The sign-in service can't be reached at the moment."),
        remedy: l10n.t('Check the network connection, VPN and proxy, and try again.'),
      };
    case 'timeout':
      return timeoutText(details.interactive);
    case 'accountNotFound':
      return accountNotFoundText(details.subject);
    case 'wrongAccount':
      return {
        sentence: l10n.t('The authentication broker answered for another account.'),
        remedy: l10n.t(
          'Choose the account that is asked for. If it was created again under the same name, sign in with it: it takes the place of the old one.',
        ),
      };
    case 'popUnsupported':
      return {
        sentence: l10n.t('The authentication broker of this machine does not issue PoP tokens.'),
        remedy: l10n.t('Update the broker. A bearer token is never used instead.'),
      };
    case 'misconfigured':
      return misconfiguredText(details);
    case 'crashed':
      return {
        sentence: l10n.t("The authentication broker's runtime crashed during the request."),
        remedy: l10n.t('Try again; VS Code and other extensions are not affected.'),
      };
    case 'unexpected':
      return unexpectedText(details);
  }
}

function interactionRequiredText(interactive: true | undefined): ErrorText {
  return interactive
    ? {
        sentence: l10n.t("The account can't be used on this device."),
        remedy: accountAgain(),
      }
    : {
        sentence: l10n.t('The organization asks you to sign in again.'),
        remedy: l10n.t('Sign in from the Accounts menu.'),
      };
}

function timeoutText(interactive: true | undefined): ErrorText {
  return interactive
    ? {
        sentence: l10n.t('The sign-in window was open for too long, or never appeared.'),
        remedy: l10n.t('Look for it behind other windows, and close it.'),
      }
    : {
        sentence: l10n.t('The authentication broker did not answer in time.'),
        remedy: l10n.t('Try again. If it happens again, run "Entra Broker: Show Diagnostics".'),
      };
}

/** @param setting that the account does not go with; without it the account is not known. */
function accountNotFoundText(setting: string | undefined): ErrorText {
  return setting === undefined
    ? {
        sentence: l10n.t('The authentication broker does not know this account any more.'),
        remedy: l10n.t("Add the account in the system's settings, or sign in with another one."),
      }
    : {
        sentence: l10n.t(
          'This account was signed in to another cloud than the one in {0}.',
          setting,
        ),
        remedy: l10n.t("Choose the account's cloud in {0}, or another account.", setting),
      };
}

function misconfiguredText({
  subject: setting,
  resource,
  overrides,
}: BrokerErrorDetails): ErrorText {
  if (setting !== undefined && resource !== undefined) {
    return {
      sentence: l10n.t('{0} belongs to another cloud than the one in {1}.', resource, setting),
      remedy: l10n.t("Choose the resource's cloud in {0}, or a resource of this cloud.", setting),
    };
  }
  return setting === undefined
    ? {
        sentence: l10n.t('The authentication broker refuses this app registration.'),
        remedy: overrides
          ? l10n.t(
              'The request itself names the app or its tenant. Check the cloud in the settings, and the redirect URIs of "Entra Broker: Copy Redirect URIs" in the app registration; else tell the author of the extension that asks, or correct the request file.',
            )
          : l10n.t(
              'Check client id, tenant and cloud in the settings, and add the redirect URIs of "Entra Broker: Copy Redirect URIs" to the app registration.',
            ),
      }
    : {
        sentence: l10n.t('The setting {0} is missing or not valid.', setting),
        remedy: settingRemedy(setting),
      };
}
