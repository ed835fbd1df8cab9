import * as l10n from '@vscode/l10n';
import type { BrokerErrorDetails } from './brokerError.ts';

/** A sentence that says what happened, and one that says what to do about it. */
export interface ErrorText {
  readonly sentence: string;
  readonly remedy: string;
}

/** The text for people of an error's details; in the language set with `l10n.config`. */
export function describeBrokerError(details: BrokerErrorDetails): ErrorText {
  switch (details.kind) {
    case 'interactionRequired':
      return {
        sentence: l10n.t('The organization asks you to sign in again.'),
        remedy: l10n.t('Sign in from the Accounts menu.'),
      };
    default:
      return { sentence: details.kind, remedy: '' };
  }
}
