import * as l10n from '@vscode/l10n';
import type { JsonObject } from '../../proof/popToken.ts';
import { documentLine, indented } from '../../text/documentText.ts';
import { secondsOf } from './claimTime.ts';
import type { Clock } from './memberLines.ts';
import type { ReportLine } from './report.ts';
import { timeText } from './timeText.ts';

/** A line for each time that matters, with what is left until then or has passed since. */
export function timeLines(
  popClaims: JsonObject,
  accessTokenClaims: JsonObject | undefined,
  { now, locale }: Clock,
): readonly ReportLine[] {
  const times: readonly (readonly [string, unknown])[] = [
    [l10n.t('Signed'), popClaims.ts],
    [l10n.t('Access token issued'), accessTokenClaims?.iat],
    [l10n.t('Access token valid from'), accessTokenClaims?.nbf],
    [l10n.t('Access token expires'), accessTokenClaims?.exp],
  ];
  return times.flatMap(([title, value]) => {
    const seconds = secondsOf(value);
    if (seconds === undefined) {
      return [];
    }
    const line = indented(documentLine(`${title}: ${timeText(seconds * 1000, now, locale)}`));
    return [{ masked: line, revealed: line }];
  });
}
