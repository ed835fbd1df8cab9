import * as l10n from '@vscode/l10n';
import type { ErrorText } from './errorText.ts';

/**
 * The text for a clock that is wrong.
 * @param minutes how far it is ahead; negative if it is behind
 */
export function clockText(minutes: number): ErrorText {
  return {
    sentence:
      minutes > 0
        ? l10n.t("This computer's clock seems to be {0} minutes fast.", minutes)
        : l10n.t("This computer's clock seems to be {0} minutes slow.", -minutes),
    remedy: l10n.t('Set date, time and time zone, and try again.'),
  };
}
