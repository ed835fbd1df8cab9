import { homedir } from 'node:os';
import * as vscode from 'vscode';
import { BrokerError } from '../broker/brokerError.ts';
import { bundleIdOf } from '../broker/bundleId.ts';
import type { DiagnosableBroker } from '../broker/diagnosableBroker.ts';
import { withSignal } from '../provider/cancellation.ts';
import { readSignInSettings, settingsSection } from '../provider/settings.ts';
import type { HealthOutcome } from './healthLines.ts';
import type { LastErrors } from './lastErrors.ts';
import { redirectUris } from './redirectUris.ts';
import type { AccountCount } from './report.ts';
import { writeReport } from './report.ts';
import type { ReportDocument } from './reportDocument.ts';

/** Where the report gets its facts from. */
export interface DiagnosticsSources {
  readonly broker: Pick<DiagnosableBroker, 'health' | 'children'>;
  /** `ready` resolves when the accounts are known; only their number is used. */
  readonly accounts: { ready(): Promise<void>; readonly accounts: readonly unknown[] };
  readonly lastErrors: LastErrors;
}

/** Checks the broker's health, which the person can cancel, and shows the report. */
export async function showDiagnostics(
  extensionVersion: string,
  sources: DiagnosticsSources,
  document: ReportDocument,
): Promise<void> {
  const outcome = await checkHealth(sources.broker);
  if (outcome === 'cancelled') {
    return;
  }
  const settings = readSignInSettings();
  await document.show(
    writeReport({
      time: Date.now(),
      extensionVersion,
      vscodeVersion: vscode.version,
      system: `${process.platform} ${process.arch}`,
      outcome,
      children: sources.broker.children(),
      accounts: await countAccounts(sources.accounts),
      settings,
      isolation: vscode.workspace.getConfiguration(settingsSection).get('isolation', ''),
      redirectUris: neededRedirectUris(settings),
      lastErrors: sources.lastErrors.all,
      home: homedir(),
    }),
  );
}

async function countAccounts(accounts: DiagnosticsSources['accounts']): Promise<AccountCount> {
  try {
    await accounts.ready();
    return { count: accounts.accounts.length };
  } catch (error) {
    if (!(error instanceof BrokerError)) {
      throw error;
    }
    return { failure: error.details };
  }
}

async function checkHealth(
  broker: Pick<DiagnosableBroker, 'health'>,
): Promise<HealthOutcome | 'cancelled'> {
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Checking the broker…'),
      cancellable: true,
    },
    async (_, cancellation) => {
      try {
        return {
          health: await withSignal(cancellation, async (signal) => broker.health(signal)),
        };
      } catch (error) {
        if (!(error instanceof BrokerError)) {
          throw error;
        }
        return error.kind === 'cancelled' ? 'cancelled' : { failure: error.details };
      }
    },
  );
}

function neededRedirectUris(settings: {
  readonly clientId: string;
  readonly redirectUri: string;
}): readonly string[] {
  const bundleId = bundleIdOf(process.execPath);
  const clientId = settings.clientId === '' ? '<client id>' : settings.clientId;
  const needed = redirectUris(clientId, process.platform, bundleId)
    .filter(({ platform }) => platform === process.platform)
    .map(({ uri }) => uri);
  return settings.redirectUri === '' ? needed : [...new Set([settings.redirectUri, ...needed])];
}
