import * as l10n from '@vscode/l10n';
import type { BrokerErrorDetails } from './brokerError.ts';
import { unavailableText } from './unavailableText.ts';

/** A sentence that says what happened, and one that says what to do about it. */
export interface ErrorText {
  readonly sentence: string;
  readonly remedy: string;
}

/** The text for people of an error's details; in the language set with `l10n.config`. */
export function describeBrokerError(details: BrokerErrorDetails): ErrorText {
  switch (details.kind) {
    case 'unavailable':
      return unavailableText(details.cause, details.subject ?? '');
    case 'interactionRequired':
      return {
        sentence: l10n.t('The organization asks you to sign in again.'),
        remedy: l10n.t('Sign in from the Accounts menu.'),
      };
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
      return {
        sentence: l10n.t('The authentication broker did not answer in time.'),
        remedy: l10n.t('Try again. If it happens again, run "Entra Broker: Show Diagnostics".'),
      };
    case 'accountNotFound':
      return accountNotFoundText(details.subject);
    case 'wrongAccount':
      return {
        sentence: l10n.t('The authentication broker answered for another account.'),
        remedy: l10n.t('Sign in again and pick the account that is asked for.'),
      };
    case 'popUnsupported':
      return {
        sentence: l10n.t('The authentication broker of this machine does not issue PoP tokens.'),
        remedy: l10n.t('Update the broker. A bearer token is never used in its place.'),
      };
    case 'misconfigured':
      return misconfiguredText(details.subject);
    case 'crashed':
      return {
        sentence: l10n.t("The authentication broker's runtime crashed during the request."),
        remedy: l10n.t('Try again; VS Code and other extensions are not affected.'),
      };
    case 'unexpected':
      return unexpectedText(details.subject);
  }
}

/** @param setting that the account does not go with, where the account itself is known. */
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

function misconfiguredText(setting: string | undefined): ErrorText {
  return setting === undefined
    ? {
        sentence: l10n.t('The authentication broker refuses this app registration.'),
        remedy: l10n.t(
          'Check client id, tenant and cloud in the settings, and add the redirect URIs of "Entra Broker: Copy Redirect URIs" to the app registration.',
        ),
      }
    : {
        sentence: l10n.t('The setting {0} is missing or not valid.', setting),
        remedy: settingRemedy(setting),
      };
}

function settingRemedy(setting: string): string {
  switch (setting) {
    case 'entraBroker.clientId':
      return l10n.t('Set {0} to the application (client) id of your app registration.', setting);
    case 'entraBroker.tenant':
      return l10n.t(
        'Set {0} to a tenant id, a domain such as contoso.com, or one of organizations, common and consumers.',
        setting,
      );
    case 'entraBroker.cloud':
      return l10n.t('Set {0} to one of public, usGovernment, china and custom.', setting);
    case 'entraBroker.customAuthority':
      return l10n.t(
        'Set {0} to an origin such as https://login.contoso.com, without a path.',
        setting,
      );
    case 'entraBroker.redirectUri':
      return l10n.t('Set {0} to a URI that the app registration has, or leave it empty.', setting);
    default:
      return l10n.t('Set {0} in the settings.', setting);
  }
}

function unexpectedText(part: string | undefined): ErrorText {
  return {
    sentence:
      part === undefined
        ? l10n.t('The authentication broker failed for a reason that it does not tell.')
        : l10n.t(
            "The authentication broker's answer was refused: {0} is not as it should be.",
            part,
          ),
    remedy: l10n.t(
      'Try again. If it happens again, send the report of "Entra Broker: Show Diagnostics" to your support.',
    ),
  };
}
