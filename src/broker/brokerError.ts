import { describeBrokerError } from './brokerErrorText.ts';

/** What went wrong, as far as someone who reacts to it has to tell apart. */
export const brokerErrorKinds = [
  'unavailable',
  'interactionRequired',
  'cancelled',
  'offline',
  'timeout',
  'accountNotFound',
  'wrongAccount',
  'popUnsupported',
  'misconfigured',
  'crashed',
  'unexpected',
] as const;

export type BrokerErrorKind = (typeof brokerErrorKinds)[number];

/** Why no broker can be used, for errors of the kind `unavailable`. */
export const unavailableCauses = [
  'unsupportedPlatform',
  'libraryMissing',
  'runtimeNotLoaded',
  'secretStorage',
  'busMissing',
  'brokerMissing',
  'keyringMissing',
  'keyringLocked',
  'semaphoreStuck',
  'runtimeStale',
  'processesStuck',
  'crashLoop',
] as const;

export type UnavailableCause = (typeof unavailableCauses)[number];

/** The parts of a {@link BrokerError}; plain data, as it travels between processes. */
export interface BrokerErrorDetails {
  readonly kind: BrokerErrorKind;
  readonly cause?: UnavailableCause;
  /** The name of what is missing or wrong: a library, a setting, a service. Never a secret. */
  readonly subject?: string;
  /** The runtime's name for the failure, such as `ApiContractViolation`. */
  readonly status?: string;
  readonly code?: number;
  /** The place in the runtime that failed, in the five characters that support asks for. */
  readonly tag?: string;
  readonly correlationId?: string;
}

const brand = Symbol.for('entra-broker.BrokerError');

/**
 * The one error that a `Broker` fails with. Its message is a sentence for people, and its
 * remedy says what to do; neither names an account, a token or a URL.
 */
export class BrokerError extends Error {
  /** The extension is several bundles, and each of them has this class in it. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === 'object' && value !== null && brand in value;
  }

  readonly [brand] = true;
  readonly kind: BrokerErrorKind;
  readonly remedy: string;
  readonly details: BrokerErrorDetails;

  constructor(details: BrokerErrorDetails) {
    const { sentence, remedy } = describeBrokerError(details);
    super(sentence);
    // VS Code passes an error's name to other extensions, and nothing else that tells the kind.
    this.name = `BrokerError.${details.kind}`;
    this.kind = details.kind;
    this.remedy = remedy;
    this.details = details;
  }
}
