import type { Broker } from './broker.ts';
import type { BrokerHealth } from './health/brokerHealth.ts';

/** A process of ours that serves broker requests, for people who look for a fault. */
export interface ChildStatus {
  readonly purpose: 'silent' | 'prompt' | 'health';
  /** `retired`: given up, and on its way out as soon as its native call ends. */
  readonly state: 'running' | 'retired';
  /** Undefined if the process could not be started. */
  readonly pid: number | undefined;
  readonly calls: number;
  readonly callsInFlight: number;
  /** Resident memory in bytes, as of its last answer. */
  readonly memory: number | undefined;
}

/** A broker that can say what is wrong with the machine it runs on. */
export interface DiagnosableBroker extends Broker {
  /**
   * Looks at everything that a broker needs.
   * @throws {BrokerError} if it can't look
   */
  health(signal: AbortSignal): Promise<BrokerHealth>;
  /** The processes that are alive now. */
  children(): readonly ChildStatus[];
}
