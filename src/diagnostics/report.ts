import * as l10n from '@vscode/l10n';
import type { BrokerErrorDetails } from '../broker/brokerErrorDetails.ts';
import type { ChildStatus } from '../broker/diagnosableBroker.ts';
import type { SignInSettings } from '../provider/settings.ts';
import { documentLine, documentText, indented } from '../text/documentText.ts';
import type { DocumentText } from '../text/documentText.ts';
import { verdictLine } from '../text/verdictLine.ts';
import { errorLines } from './errorLines.ts';
import type { HealthOutcome } from './healthLines.ts';
import { healthLines } from './healthLines.ts';
import type { RecordedError } from './errorLines.ts';
import { processLines } from './processLines.ts';
import type { DiagnosticsLine } from './diagnosticsLine.ts';
import { badLine, quoted } from './diagnosticsLine.ts';
import { settingLines } from './settingLines.ts';
import { withoutHome } from './withoutHome.ts';

/** How many accounts are signed in here, or why that isn't known. */
export type AccountCount =
  { readonly count: number; readonly lost: boolean } | { readonly failure: BrokerErrorDetails };

/** Everything that goes into a report. No account, token or nonce is part of it. */
export interface ReportData {
  /** In milliseconds since the epoch. */
  readonly time: number;
  readonly extensionVersion: string;
  readonly vscodeVersion: string;
  /** Platform and architecture of the extension host, such as `linux x64`. */
  readonly system: string;
  readonly outcome: HealthOutcome;
  readonly children: readonly ChildStatus[];
  readonly accounts: AccountCount;
  readonly settings: SignInSettings;
  readonly isolation: 'process' | 'none';
  /** The redirect URIs that this platform needs. */
  readonly redirectUris: readonly string[];
  readonly lastErrors: readonly RecordedError[];
  /** The home directory, which the report must not name. */
  readonly home: string;
}

/** A report that a person can read, and send to support as it is. */
export function writeReport(data: ReportData): DocumentText {
  const sections: readonly (readonly [string, readonly DiagnosticsLine[]])[] = [
    [l10n.t('System'), systemLines(data)],
    [l10n.t('Broker'), healthLines(data.outcome)],
    [l10n.t('Settings'), settingLines(data.settings, data.isolation)],
    [l10n.t('Redirect URIs that the app registration needs here'), redirectUriLines(data)],
    [l10n.t('Accounts'), accountLines(data)],
    [l10n.t('Processes'), processLines(data.children)],
    [l10n.t('Last errors, the newest first'), errorLines(data.lastErrors)],
  ];
  const empty = documentLine('');
  return documentText([
    documentLine(`# ${l10n.t('Entra Broker diagnostics')}`),
    empty,
    documentLine(new Date(data.time).toISOString()),
    documentLine(
      l10n.t(
        'This report names no account and holds no token; it can be sent to support as it is.',
      ),
    ),
    summary(sections.flatMap(([, lines]) => lines)),
    ...sections.flatMap(([title, lines]) => [
      empty,
      documentLine(`## ${title}`),
      ...lines.flatMap((line) => render(line, data.home)),
    ]),
    empty,
  ]);
}

function render({ state, text, advice }: DiagnosticsLine, home: string): readonly DocumentText[] {
  return [
    verdictLine(state, withoutHome(text, home)),
    ...(advice === undefined ? [] : [indented(documentLine(withoutHome(advice, home)))]),
  ];
}

function summary(lines: readonly DiagnosticsLine[]): DocumentText {
  const bad = lines.filter(({ state }) => state === 'bad').length;
  return bad === 0
    ? verdictLine('good', l10n.t('No problem was found.'))
    : verdictLine('bad', l10n.t('Problems: {0}. Each line that failed says what to do.', bad));
}

function systemLines(data: ReportData): readonly DiagnosticsLine[] {
  const distribution = 'health' in data.outcome ? data.outcome.health.distribution : undefined;
  const system = [data.system, ...(distribution === undefined ? [] : [distribution])];
  return [
    { state: 'good', text: l10n.t('Extension {0}', quoted(data.extensionVersion)) },
    { state: 'good', text: l10n.t('VS Code {0}', quoted(data.vscodeVersion)) },
    { state: 'good', text: l10n.t('System {0}', system.map(quoted).join(', ')) },
  ];
}

function redirectUriLines({ redirectUris }: ReportData): readonly DiagnosticsLine[] {
  return redirectUris.length === 0
    ? [{ state: 'unknown', text: l10n.t('No broker is known for this platform.') }]
    : redirectUris.map((uri, index) => ({
        state: 'unknown',
        text: quoted(uri),
        ...(index === redirectUris.length - 1 && {
          advice: l10n.t(
            'Whether the app registration has them can\'t be seen from here. They belong under Authentication, "Mobile and desktop applications".',
          ),
        }),
      }));
}

function accountLines({ accounts }: ReportData): readonly DiagnosticsLine[] {
  return 'failure' in accounts
    ? [badLine(l10n.t('Signed in here: not known'), accounts.failure)]
    : [
        { state: 'good', text: l10n.t('Signed in here: {0}', accounts.count) },
        ...(accounts.lost ? [lostLine()] : []),
      ];
}

function lostLine(): DiagnosticsLine {
  return {
    state: 'bad',
    text: l10n.t('Accounts that had signed in here were gone when this window was opened'),
    advice: l10n.t(
      "VS Code's secret storage was emptied, or is only in memory. Set up a keyring that VS Code can use, and sign in again.",
    ),
  };
}
