import { CheckedBroker } from './checkedBroker.ts';
import type { DiagnosableBroker } from './diagnosableBroker.ts';
import { InProcessBroker } from './inProcessBroker.ts';
import type { ProcessOptions } from './isolation/host/childProcesses.ts';
import { IsolatedBroker } from './isolation/host/isolatedBroker.ts';
import { defaultLimits } from './limits.ts';
import type { Limits } from './limits.ts';
import { loggedBroker } from './loggedBroker.ts';

/** How the broker runs: in which process, with which limits, and who hears its log. */
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
  const broker =
    options.isolation === 'process'
      ? new IsolatedBroker(options, limits)
      : new InProcessBroker(options, limits);
  return loggedBroker(new CheckedBroker(broker), options.log);
}
