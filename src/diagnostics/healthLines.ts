import * as l10n from '@vscode/l10n';
import type { BrokerErrorDetails } from '../broker/brokerErrorDetails.ts';
import type { BrokerHealth, HealthCheck, HealthItem } from '../broker/health/brokerHealth.ts';
import type { DiagnosticsLine } from './diagnosticsLine.ts';
import { badLine, quoted } from './diagnosticsLine.ts';

/** The error stands for a check that could not look at the machine. */
export type HealthOutcome =
  { readonly health: BrokerHealth } | { readonly failure: BrokerErrorDetails };

/** A line for each thing that the broker needs. */
export function healthLines(outcome: HealthOutcome): readonly DiagnosticsLine[] {
  return 'health' in outcome
    ? outcome.health.items.map((item) => itemLine(item, outcome.health))
    : [badLine(l10n.t('Health check'), outcome.failure)];
}

function itemLine({ check, state, cause, subject, found }: HealthItem, health: BrokerHealth) {
  const details = [found, subject].filter((detail) => detail !== undefined).map(quoted);
  const text = [checkName(check, health), ...details].join(' ');
  if (state === 'bad') {
    return badLine(text, {
      kind: 'unavailable',
      ...(cause !== undefined && { cause }),
      ...(subject !== undefined && { subject }),
    });
  }
  return { state, text };
}

function checkName(check: HealthCheck, { runtimeVersion }: BrokerHealth): string {
  switch (check) {
    case 'platform':
      return l10n.t('Support for this platform');
    case 'runtime':
      return l10n.t('Native runtime {0}', quoted(runtimeVersion));
    case 'bus':
      return l10n.t('D-Bus session bus');
    case 'broker':
      return l10n.t('Identity broker of the system');
    case 'keyring':
      return l10n.t('Keyring (secret service)');
    case 'semaphores':
      return l10n.t('Semaphores of the native runtime');
  }
}
