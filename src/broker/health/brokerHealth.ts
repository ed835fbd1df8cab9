import type { UnavailableCause } from '../brokerError.ts';

/** What a broker needs, in the order in which one thing stands on the other. */
export const healthChecks = [
  'platform',
  'runtime',
  'bus',
  'broker',
  'keyring',
  'semaphores',
] as const;

export type HealthCheck = (typeof healthChecks)[number];

/** The outcome of one check. */
export interface HealthItem {
  readonly check: HealthCheck;
  /** `unknown`: it could not be looked at, or does not apply to this platform. */
  readonly state: 'good' | 'bad' | 'unknown';
  /** Of a bad item, for the text of the error and its remedy. */
  readonly cause?: UnavailableCause;
  /** What is missing or wrong by name: a library, a file, a service. Never a secret. */
  readonly subject?: string;
  /** What was found, such as a version; for a report, not translated. */
  readonly found?: string;
}

/** What a process with the native runtime found out about the machine; plain data. */
export interface BrokerHealth {
  readonly platform: string;
  readonly arch: string;
  /** `PRETTY_NAME` of `/etc/os-release`. */
  readonly distribution?: string;
  /** Version of the native runtime that was shipped. */
  readonly runtimeVersion: string;
  /** One for each check, in their order. */
  readonly items: readonly HealthItem[];
}
