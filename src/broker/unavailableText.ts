import * as l10n from '@vscode/l10n';
import type { UnavailableCause } from './brokerErrorDetails.ts';
import type { ErrorText } from './errorText.ts';
import { readDistribution } from './platform/distribution.ts';
import type { Distribution } from './platform/distribution.ts';
import { installCommand } from './platform/installCommand.ts';
import { sandboxOf } from './platform/sandbox.ts';

let thisMachine: { readonly distribution: Distribution | undefined } | undefined;

/** Read once, by the first text that may have a command in it: no other error reads a file. */
function ofThisMachine(): Distribution | undefined {
  thisMachine ??= { distribution: readDistribution() };
  return thisMachine.distribution;
}

/**
 * Why no broker can be used and what to do about it.
 * @param subject what is missing, by name
 * @param distribution asked only if the way out may be a command; that of this machine if it isn't
 *   given
 */
export function unavailableText(
  cause: UnavailableCause | undefined,
  subject: string,
  env = process.env,
  distribution: () => Distribution | undefined = ofThisMachine,
): ErrorText {
  const install = (missing: string, otherwise: string) =>
    sandboxRemedy(env) ?? installRemedy(missing, distribution()) ?? otherwise;
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
          "VS Code's secret storage, which keeps the list of accounts, can't be used.",
        ),
        remedy: l10n.t("Unlock the system's keyring or keychain, and try again."),
      };
    case 'busMissing':
      return {
        sentence: l10n.t('There is no D-Bus session bus, and only that leads to the broker.'),
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
    case 'brokerStarting':
      return {
        sentence: l10n.t('The Microsoft identity broker is still starting.'),
        remedy: l10n.t('Wait some seconds, and try again.'),
      };
    case 'keyringMissing':
      return {
        sentence: l10n.t(
          'There is no keyring "login", and the broker\'s runtime keeps its accounts there.',
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

/** Nothing that is installed on the system reaches into a sandbox. */
function sandboxRemedy(env: NodeJS.ProcessEnv): string | undefined {
  const sandbox = sandboxOf(env);
  return sandbox === undefined
    ? undefined
    : l10n.t(
        'VS Code runs as a {0}, which keeps it apart from what the system has. Install VS Code from its deb or rpm package instead.',
        sandbox,
      );
}

/** The command that installs what is missing, if we know it for this distribution. */
function installRemedy(
  missing: string,
  distribution: Distribution | undefined,
): string | undefined {
  const command = installCommand(missing, distribution);
  return command === undefined
    ? undefined
    : l10n.t('Run "{0}" in a terminal, then try again.', command);
}
