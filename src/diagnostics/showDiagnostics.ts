import { homedir } from 'node:os';
import * as vscode from 'vscode';
import { BrokerError } from '../broker/brokerError.ts';
import { bundleIdOf } from '../broker/platform/bundleId.ts';
import type { DiagnosableBroker } from '../broker/diagnosableBroker.ts';
import { problemOf } from '../provider/availability.ts';
import { tellAvailability } from '../provider/tellAvailability.ts';
import { withCancellableProgress } from '../provider/cancellableProgress.ts';
import { completeStep } from '../provider/completeStep.ts';
import { readIsolation, readSignInSettings } from '../provider/settings.ts';
import type { HealthOutcome } from './healthLines.ts';
import type { LastErrors } from './lastErrors.ts';
import { redirectUris } from './redirectUris.ts';
import type { AccountCount } from './report.ts';
import { writeReport } from './report.ts';
import type { SignInSettings } from '../provider/settings.ts';
import { shownSetting } from './settingProblem.ts';
import type { ReportDocument } from './reportDocument.ts';

/** Where the report gets its facts from. */
export interface DiagnosticsSources {
  readonly broker: Pick<DiagnosableBroker, 'health' | 'children'>;
  /** `ready` resolves when the accounts are known; only their number is used. */
  readonly accounts: { ready(): Promise<void>; readonly accounts: readonly unknown[] };
  /** Whether the secret storage lost accounts before this window was opened. */
  readonly lostAccounts: { readonly areLost: boolean };
  readonly lastErrors: LastErrors;
}

/** Checks the broker's health, which the person can cancel, and shows the report. */
export async function showDiagnostics(
  extensionVersion: string,
  sources: DiagnosticsSources,
  document: ReportDocument,
): Promise<void> {
  const outcome = await askForHealth(sources.broker);
  if (outcome === 'cancelled') {
    return;
  }
  await tellAvailability(!('failure' in outcome) && !problemOf(outcome.health));
  const settings = readSignInSettings();
  await document.show(
    writeReport({
      time: Date.now(),
      extensionVersion,
      vscodeVersion: vscode.version,
      system: `${process.platform} ${process.arch}`,
      outcome,
      children: sources.broker.children(),
      accounts: await countAccounts(sources),
      settings,
      isolation: readIsolation(),
      redirectUris: neededRedirectUris(settings),
      lastErrors: sources.lastErrors.all,
      home: homedir(),
    }),
  );
  await completeStep('check');
}

async function countAccounts({
  accounts,
  lostAccounts,
}: DiagnosticsSources): Promise<AccountCount> {
  try {
    await accounts.ready();
    return { count: accounts.accounts.length, lost: lostAccounts.areLost };
  } catch (error) {
    if (!(error instanceof BrokerError)) {
      throw error;
    }
    return { failure: error.details };
  }
}

async function askForHealth(
  broker: Pick<DiagnosableBroker, 'health'>,
): Promise<HealthOutcome | 'cancelled'> {
  try {
    return await withCancellableProgress(vscode.l10n.t('Checking the broker…'), async (signal) => ({
      health: await broker.health(signal),
    }));
  } catch (error) {
    if (error instanceof vscode.CancellationError) {
      return 'cancelled';
    }
    if (!(error instanceof BrokerError)) {
      throw error;
    }
    return { failure: error.details };
  }
}

function neededRedirectUris(settings: SignInSettings): readonly string[] {
  const bundleId = bundleIdOf(process.execPath);
  const clientId = shownSetting('clientId', settings);
  const needed = redirectUris(
    clientId === '' ? '<client id>' : clientId,
    process.platform,
    bundleId,
  )
    .filter(({ platform }) => platform === process.platform)
    .map(({ uri }) => uri);
  const own = shownSetting('redirectUri', settings);
  return own === '' ? needed : [...new Set([own, ...needed])];
}
