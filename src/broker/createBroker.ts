import type { BrokerLog } from './brokerLog.ts';
import { CheckedBroker } from './checkedBroker.ts';
import type { ChildStatus, DiagnosableBroker } from './diagnosableBroker.ts';
import type { BrokerHealth } from './health/brokerHealth.ts';
import { InProcessBroker } from './inProcessBroker.ts';
import { IsolatedBroker } from './isolation/isolatedBroker.ts';
import { defaultLimits, type Limits } from './isolation/limits.ts';

export interface BrokerOptions {
  /** Whether the native runtime runs in processes of its own, or in this one. */
  readonly isolation: 'process' | 'none';
  /** Path of the bundle of `brokerProcess.ts`. */
  readonly processPath: string;
  readonly log: BrokerLog;
  readonly limits?: Partial<Limits>;
}

/**
 * The broker of this machine. It starts and loads nothing before its first request, and what
 * it returns is checked.
 */
export function createBroker({
  isolation,
  processPath,
  log,
  limits,
}: BrokerOptions): DiagnosableBroker {
  const allLimits = { ...defaultLimits, ...limits };
  return new DiagnosableCheckedBroker(
    isolation === 'process'
      ? new IsolatedBroker(processPath, log, allLimits)
      : new InProcessBroker(log, allLimits),
  );
}

class DiagnosableCheckedBroker extends CheckedBroker implements DiagnosableBroker {
  private readonly diagnosable: DiagnosableBroker;

  constructor(broker: DiagnosableBroker) {
    super(broker);
    this.diagnosable = broker;
  }

  health(signal: AbortSignal): Promise<BrokerHealth> {
    return this.diagnosable.health(signal);
  }

  children(): readonly ChildStatus[] {
    return this.diagnosable.children();
  }
}
