import * as l10n from '@vscode/l10n';

/** The way out if the broker can't use an account that it has, and a prompt did not mend it. */
export function accountAgain(): string {
  return l10n.t(
    'Remove the account in the system\'s settings (Windows: "Access work or school"; macOS and Linux: Company Portal) and add it again. If that does not help, show this message to your administrator.',
  );
}
