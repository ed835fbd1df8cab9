import * as l10n from '@vscode/l10n';
import { documentLine, indented } from '../../text/documentText.ts';
import { maskTokens } from '../view/tokenText.ts';
import { claimMeaning } from './claimMeaning.ts';
import type { TokenPart } from './claimMeaning.ts';
import { differences, tokenParts } from './differences.ts';
import type { Difference } from './differences.ts';
import type { Inspection } from './inspection.ts';
import { memberName } from './memberLines.ts';
import { layOut, plainLine } from './report.ts';
import type { Report, ReportLine } from './report.ts';
import { kindName } from './tokenKind.ts';

/** A token with the place that it came from, such as "from the clipboard". */
export interface ComparedToken {
  readonly inspection: Inspection;
  readonly source: string;
}

/** Writes in what two tokens differ. */
export function comparisonReport(one: ComparedToken, other: ComparedToken): Report {
  const found = differences(one.inspection, other.inspection);
  return layOut(
    [
      plainLine(`# ${l10n.t('Two tokens compared')}`),
      plainLine(l10n.t('One: {0}', nameOf(one))),
      plainLine(l10n.t('The other: {0}', nameOf(other))),
      plainLine(
        found.length === 0
          ? l10n.t('They have the same headers and claims.')
          : l10n.t('Differences: {0}', found.length),
      ),
    ],
    tokenParts
      .map((part) => ({
        title: partName(part),
        lines: found.filter((difference) => difference.part === part).flatMap(linesOf),
      }))
      .filter(({ lines }) => lines.length > 0),
  );
}

function nameOf({ inspection, source }: ComparedToken): string {
  return l10n.t('{0}, {1}', kindName(inspection.kind), source);
}

function partName(part: TokenPart): string {
  switch (part) {
    case 'tokenClaims':
      return l10n.t('Claims of the access token');
    case 'popClaims':
      return l10n.t('Claims of the PoP token');
    case 'tokenHeader':
      return l10n.t('Header of the access token');
    case 'popHeader':
      return l10n.t('Header of the PoP token');
  }
}

function linesOf({ part, name, values: [one, other] }: Difference): readonly ReportLine[] {
  const meaning = claimMeaning(part, name);
  const value = (title: string, shown: unknown): ReportLine => {
    const json = shown === undefined ? l10n.t('(nothing)') : JSON.stringify(shown);
    const line = (text: string) => indented(indented(documentLine(`${title}: ${text}`)));
    return { masked: line(maskTokens(json)), revealed: line(json), meaning };
  };
  return [
    { ...indentedLine(memberName(name)), meaning },
    value(l10n.t('one'), one),
    value(l10n.t('the other'), other),
  ];
}

function indentedLine(text: string): ReportLine {
  const line = indented(documentLine(text));
  return { masked: line, revealed: line };
}
