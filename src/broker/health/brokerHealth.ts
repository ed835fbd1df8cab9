import type { UnavailableCause } from '../brokerErrorDetails.ts';

/** The things that a broker needs, each before those that depend on it. */
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
  /** Names the library, file or service that is missing or wrong. Never a secret. */
  readonly subject?: string;
  /** Such as a version; for a report, not translated. */
  readonly found?: string;
}

/** A look at the machine by a process with the native runtime; plain data. */
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
