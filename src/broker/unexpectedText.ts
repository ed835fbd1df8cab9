import * as l10n from '@vscode/l10n';
import type { BrokerErrorDetails } from './brokerErrorDetails.ts';
import { clockText } from './clockText.ts';
import type { ErrorText } from './errorText.ts';
import { entraName } from './reasons/codes.ts';

/** The text of a failure without a known reason, as far as its details narrow it down. */
export function unexpectedText(details: BrokerErrorDetails): ErrorText {
  const { clockOffMinutes, entraCode, subject, interactive } = details;
  if (clockOffMinutes !== undefined) {
    return clockText(clockOffMinutes);
  }
  if (entraCode !== undefined) {
    return {
      sentence: l10n.t('Microsoft Entra refused the request.'),
      remedy: l10n.t('Look up {0}, or give it to your administrator.', entraName(entraCode)),
    };
  }
  return {
    sentence:
      subject === undefined
        ? l10n.t('The authentication broker failed and gives no reason.')
        : l10n.t(
            "The authentication broker's answer was refused: {0} is not as it should be.",
            subject,
          ),
    remedy: interactive
      ? l10n.t(
          'Close other sign-in windows. If it happens again, send the report of "Entra Broker: Show Diagnostics" to your support.',
        )
      : l10n.t(
          'Try again. If it happens again, send the report of "Entra Broker: Show Diagnostics" to your support.',
        ),
  };
}
