import * as l10n from '@vscode/l10n';
import { documentLine, documentText } from '../../text/documentText.ts';
import type { DocumentText } from '../../text/documentText.ts';
import { verdictLine } from '../../text/verdictLine.ts';
import type { Refusal } from '../inspect/refusal.ts';

/** Writes everything that is known about why a request was refused. */
export function refusalReport({
  sentence,
  advice,
  verdicts,
  validators,
  serverWords,
}: Refusal): DocumentText {
  const blank = documentLine('');
  return documentText([
    verdictLine('bad', sentence),
    documentLine(advice),
    ...(serverWords === undefined
      ? []
      : [documentLine(l10n.t('The server says: "{0}"', serverWords))]),
    blank,
    documentLine(`## ${l10n.t('The token')}`),
    ...(verdicts.length === 0
      ? [verdictLine('good', l10n.t('Nothing wrong was found with it.'))]
      : verdicts.map((verdict) => verdictLine(verdict.state, verdict.sentence))),
    blank,
    documentLine(`## ${l10n.t('Who would accept it')}`),
    ...validators.map(({ name, refusals }) =>
      refusals.length === 0
        ? verdictLine('good', name)
        : verdictLine('bad', l10n.t('{0}: no, since {1}.', name, refusals.join('; '))),
    ),
    blank,
  ]);
}
