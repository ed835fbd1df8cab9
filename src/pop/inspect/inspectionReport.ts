import * as l10n from '@vscode/l10n';
import { documentLine, indented } from '../../text/documentText.ts';
import { verdictLine } from '../../text/verdictLine.ts';
import type { VerdictState } from '../../text/verdictLine.ts';
import { maskToken } from '../view/tokenText.ts';
import type { Inspection, OtherInspection, PopInspection } from './inspection.ts';
import { knownValidators } from './knownValidators.ts';
import { memberLines } from './memberLines.ts';
import type { Clock } from './memberLines.ts';
import { layOut, plainLine } from './report.ts';
import type { Report, ReportLine, ReportSection } from './report.ts';
import { timeLines } from './timeLines.ts';
import { accessTokenTimeVerdict } from './timeVerdicts.ts';
import { kindExplanation, kindName } from './tokenKind.ts';
import { uncovered } from './uncovered.ts';
import type { Judgement } from './validator.ts';
import type { Verdict } from './verdict.ts';
import { verdictsOn } from './verdicts.ts';

/**
 * Writes what is to be said about a token: what failed first, what passed folded away.
 * @param source from where the token came, as an end of the title, such as "from the clipboard".
 */
export function inspectionReport(inspection: Inspection, source: string, clock: Clock): Report {
  const verdicts = verdictsOfAny(inspection, clock.now);
  return layOut(
    [
      plainLine(`# ${l10n.t('{0}, {1}', kindName(inspection.kind), source)}`),
      ...verdictsAtAGlance(verdicts),
      plainLine(note(inspection, clock)),
    ],
    [
      ...passed(verdicts),
      ...(inspection.kind === 'pop'
        ? popSections(inspection, clock)
        : otherSections(inspection, clock)),
      section(l10n.t('The token itself'), [tokenLine(inspection.token.text)]),
    ].filter(({ lines }) => lines.length > 0),
  );
}

function verdictsOfAny(inspection: Inspection, now: number): readonly Verdict[] {
  switch (inspection.kind) {
    case 'pop':
      return verdictsOn({ ...inspection.evidence, now });
    case 'dpop':
    case 'encrypted':
      return [];
    default:
      return [accessTokenTimeVerdict(inspection.token.claims, now)];
  }
}

/** Failures, and then what somebody has to look at; one line if there is neither. */
function verdictsAtAGlance(verdicts: readonly Verdict[]): readonly ReportLine[] {
  const withState = (state: VerdictState) => verdicts.filter((verdict) => verdict.state === state);
  const failed = withState('bad').map(judged);
  const open = withState('unknown').map(judged);
  const fine = {
    state: 'good',
    sentence: l10n.t('Nothing is wrong, as far as it can be seen here.'),
  };
  return [
    ...failed,
    ...(failed.length === 0 && verdicts.length > 0 ? [judged(fine as Verdict)] : []),
    ...open,
  ];
}

function passed(verdicts: readonly Verdict[]): readonly ReportSection[] {
  const good = verdicts.filter(({ state }) => state === 'good');
  const title = l10n.t('Passed ({0})', good.length);
  return [{ title, lines: good.map(judged), isFolded: true }];
}

function judged({ state, sentence }: Pick<Verdict, 'state' | 'sentence'>): ReportLine {
  const line = verdictLine(state, sentence);
  return { masked: line, revealed: line, state };
}

function note(inspection: Inspection, { now, locale }: Clock): string {
  if (inspection.kind !== 'pop') {
    return kindExplanation(inspection.kind);
  }
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(now);
  return l10n.t(
    'It was judged on this machine, at {0}. The issuer of the access token is not verified.',
    time,
  );
}

function popSections({ evidence, token }: PopInspection, clock: Clock): readonly ReportSection[] {
  const { accessToken } = evidence;
  const inner = typeof accessToken === 'string' ? undefined : accessToken;
  return [
    section(
      l10n.t('Who would accept it'),
      knownValidators.map(({ name, judge }) =>
        validatorLine(name, judge({ ...evidence, now: clock.now })),
      ),
    ),
    section(l10n.t('Times'), timeLines(token.claims, inner?.claims, clock)),
    section(l10n.t('Claims'), memberLines(token.claims, 'popClaims', clock)),
    section(
      l10n.t('Claims of the access token'),
      inner ? memberLines(inner.claims, 'tokenClaims', clock) : [],
    ),
    folded(
      l10n.t('What the signature leaves open'),
      uncovered(token.claims).map((text) => {
        const line = indented(documentLine(text));
        return { masked: line, revealed: line };
      }),
    ),
    folded(l10n.t('Header'), memberLines(token.header, 'popHeader', clock)),
    folded(
      l10n.t('Header of the access token'),
      inner ? memberLines(inner.header, 'tokenHeader', clock) : [],
    ),
  ];
}

function otherSections({ token }: OtherInspection, clock: Clock): readonly ReportSection[] {
  return [
    section(l10n.t('Times'), timeLines({}, token.claims, clock)),
    section(l10n.t('Claims'), memberLines(token.claims, 'tokenClaims', clock)),
    section(l10n.t('Header'), memberLines(token.header, 'tokenHeader', clock)),
  ];
}

function validatorLine(name: string, { accepts, refusals, condition }: Judgement): ReportLine {
  switch (accepts) {
    case 'yes':
      return judged({ state: 'good', sentence: l10n.t('{0}: yes, {1}', name, condition) });
    case 'no':
      return judged({
        state: 'bad',
        sentence: l10n.t('{0}: no, since {1}.', name, refusals.join('; ')),
      });
    case 'unknown':
      return judged({ state: 'unknown', sentence: l10n.t('{0}: perhaps, {1}', name, condition) });
  }
}

function tokenLine(token: string): ReportLine {
  return {
    masked: indented(documentLine(maskToken(token))),
    revealed: indented(documentLine(token)),
  };
}

function section(title: string, lines: readonly ReportLine[]): ReportSection {
  return { title, lines };
}

function folded(title: string, lines: readonly ReportLine[]): ReportSection {
  return { title, lines, isFolded: true };
}
