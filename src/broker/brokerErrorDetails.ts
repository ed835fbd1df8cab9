import type { BrokerErrorKind } from '../contract/brokerErrorKinds.ts';

export { brokerErrorKinds } from '../contract/brokerErrorKinds.ts';
export type { BrokerErrorKind } from '../contract/brokerErrorKinds.ts';

/** Why no broker can be used, for errors of the kind `unavailable`. */
export const unavailableCauses = [
  /** Microsoft has no broker for this operating system and processor. */
  'unsupportedPlatform',
  /** A shared library that the native runtime links to is not installed. */
  'libraryMissing',
  /** The native runtime's files are missing, or did not start. */
  'runtimeNotLoaded',
  /** VS Code's secret storage, which has our list of accounts, can't be read or written. */
  'secretStorage',
  /** There is no D-Bus session bus (Linux). */
  'busMissing',
  /** Nothing on the bus has the broker's name, and nothing can be started for it (Linux). */
  'brokerMissing',
  /** The broker has its name on the bus already, and does not answer yet (Linux). */
  'brokerStarting',
  /** The secret service, or its keyring "login", is not there (Linux). */
  'keyringMissing',
  /** The keyring "login" is locked (Linux). */
  'keyringLocked',
  /** A crashed process left one of the runtime's semaphores locked (Linux). */
  'semaphoreStuck',
  /** The runtime of this process lost its bus and does not connect again (Linux). */
  'runtimeStale',
  /** So many native calls never ended that no more processes are started. */
  'processesStuck',
  /** The runtime crashed several times in a row, so nothing is started for a while. */
  'crashLoop',
] as const;

export type UnavailableCause = (typeof unavailableCauses)[number];

/** The parts of a `BrokerError`; plain data, as it travels between processes. */
export interface BrokerErrorDetails {
  readonly kind: BrokerErrorKind;
  readonly cause?: UnavailableCause;
  /** The name of what is missing or wrong: a library, a setting, a service. Never a secret. */
  readonly subject?: string;
  /** The runtime's name for the failure, such as `ApiContractViolation`. */
  readonly status?: string;
  /** The number that the broker gives: on Windows an HRESULT. */
  readonly code?: number;
  /** The number of Microsoft Entra's error, as in `AADSTS50011`. */
  readonly entraCode?: number;
  /** When Microsoft Entra refused, by its clock, in milliseconds since the epoch. */
  readonly entraTime?: number;
  /** The place in the runtime that failed, in the five characters that support asks for. */
  readonly tag?: string;
  readonly correlationId?: string;
  /** It failed in a prompt, so that another prompt of the same kind is no way out. */
  readonly interactive?: true;
  /** The redirect URI that was sent, if the app registration has to have it and does not. */
  readonly redirectUri?: string;
  /** The settings, by their full names, that decided nothing: the request had its own values. */
  readonly overrides?: readonly string[];
  /** The host of a resource that is there in another cloud only than that of the setting. */
  readonly resource?: string;
  /** How far this machine's clock is ahead of Entra's, in minutes; negative if behind. */
  readonly clockOffMinutes?: number;
}
