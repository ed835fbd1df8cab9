import { BrokerError } from './brokerError.ts';
import { CheckedBroker } from './checkedBroker.ts';
import type { ChildStatus, DiagnosableBroker } from './diagnosableBroker.ts';
import type { BrokerHealth } from './health/brokerHealth.ts';
import { checkedHealth } from './health/checkedHealth.ts';
import { InProcessBroker } from './inProcessBroker.ts';
import type { ProcessOptions } from './isolation/brokerProcesses.ts';
import { IsolatedBroker } from './isolation/isolatedBroker.ts';
import { defaultLimits, type Limits } from './isolation/limits.ts';

export interface BrokerOptions extends ProcessOptions {
  /** Whether the native runtime runs in processes of its own, or in this one. */
  readonly isolation: 'process' | 'none';
  readonly limits?: Partial<Limits>;
}

/**
 * The broker of this machine. It starts and loads nothing before its first request, and what
 * it returns is checked.
 */
export function createBroker(options: BrokerOptions): DiagnosableBroker {
  const limits = { ...defaultLimits, ...options.limits };
  return new DiagnosableCheckedBroker(
    options.isolation === 'process'
      ? new IsolatedBroker(options, limits)
      : new InProcessBroker(options, limits),
  );
}

class DiagnosableCheckedBroker extends CheckedBroker implements DiagnosableBroker {
  private readonly diagnosable: DiagnosableBroker;

  constructor(broker: DiagnosableBroker) {
    super(broker);
    this.diagnosable = broker;
  }

  async health(signal: AbortSignal): Promise<BrokerHealth> {
    try {
      return checkedHealth(await this.diagnosable.health(signal));
    } catch (error) {
      throw error instanceof BrokerError ? error : new BrokerError({ kind: 'unexpected' });
    }
  }

  children(): readonly ChildStatus[] {
    return this.diagnosable.children();
  }
}
