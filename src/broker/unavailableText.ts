import * as l10n from '@vscode/l10n';
import type { UnavailableCause } from './brokerError.ts';
import type { ErrorText } from './brokerErrorText.ts';
import { readDistribution } from './health/distribution.ts';
import { installCommand } from './health/installCommand.ts';

/**
 * Why no broker can be used and what to do about it, on the distribution of this machine.
 * @param subject what is missing, by name
 */
export function unavailableText(cause: UnavailableCause | undefined, subject: string): ErrorText {
  switch (cause) {
    case 'unsupportedPlatform':
      return {
        sentence: l10n.t('There is no authentication broker for this platform ({0}).', subject),
        remedy: l10n.t('Use VS Code on Windows, macOS, or Linux on x64.'),
      };
    case 'libraryMissing':
      return {
        sentence: l10n.t("The library {0} is missing; the broker's runtime needs it.", subject),
        remedy: install(subject, l10n.t('Install the package that contains {0}.', subject)),
      };
    case 'runtimeNotLoaded':
      return {
        sentence: l10n.t("The broker's runtime could not be started."),
        remedy: l10n.t(
          'Install the extension again. If that does not help, run "Entra Broker: Show Diagnostics".',
        ),
      };
    case 'secretStorage':
      return {
        sentence: l10n.t(
          "VS Code's secret storage can't be used, where the list of accounts is kept.",
        ),
        remedy: l10n.t("Unlock the system's keyring or keychain, and try again."),
      };
    case 'busMissing':
      return {
        sentence: l10n.t('There is no D-Bus session bus, which leads to the broker.'),
        remedy: l10n.t('Start VS Code from a desktop session, or with dbus-run-session.'),
      };
    case 'brokerMissing':
      return {
        sentence: l10n.t('The Microsoft identity broker is not installed, or does not start.'),
        remedy: install(
          'microsoft-identity-broker',
          l10n.t('Install the package microsoft-identity-broker of packages.microsoft.com.'),
        ),
      };
    case 'keyringMissing':
      return {
        sentence: l10n.t(
          'There is no keyring "login", where the broker\'s runtime keeps accounts.',
        ),
        remedy:
          subject === 'login'
            ? l10n.t('Create a keyring with the name "Login" in "Passwords and Keys".')
            : install('gnome-keyring', l10n.t('Install a keyring, such as gnome-keyring.')),
      };
    case 'keyringLocked':
      return {
        sentence: l10n.t('The keyring "login" is locked.'),
        remedy: l10n.t('Unlock it in "Passwords and Keys", or sign in to the desktop again.'),
      };
    case 'semaphoreStuck':
      return {
        sentence: l10n.t('A program that crashed left {0} locked, and calls wait for it.', subject),
        remedy: l10n.t('Close all programs that sign in, delete {0}, and try again.', subject),
      };
    case 'runtimeStale':
      return {
        sentence: l10n.t("The broker's runtime lost its connection and does not find it again."),
        remedy: l10n.t('Try again; if it stays, reload the window.'),
      };
    case 'processesStuck':
      return {
        sentence: l10n.t('Too many requests to the broker never ended, so no more are made.'),
        remedy: l10n.t('Close the sign-in windows that are open, or wait a few minutes.'),
      };
    case 'crashLoop':
      return {
        sentence: l10n.t("The broker's runtime crashes again and again, so it has to wait."),
        remedy: l10n.t(
          'Wait a few minutes and update the broker. If that does not help, run "Entra Broker: Show Diagnostics".',
        ),
      };
    case undefined:
      return {
        sentence: l10n.t('There is no authentication broker that can be used here.'),
        remedy: l10n.t('Run "Entra Broker: Show Diagnostics" to see what is missing.'),
      };
  }
}

/** The command that installs what is missing, where we know it for this distribution. */
function install(subject: string, otherwise: string): string {
  const command = installCommand(subject, readDistribution());
  return command === undefined
    ? otherwise
    : l10n.t('Run "{0}" in a terminal, then try again.', command);
}
