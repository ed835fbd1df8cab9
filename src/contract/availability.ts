/** The command that says whether Entra Broker can be used here. It shows nothing. */
export const availabilityCommand = 'entraBroker.availability';

/** The answer of the command. It names nobody. */
export interface Availability {
  /** Whether there is a broker that works. */
  readonly available: boolean;
  /** Why there is none, such as `brokerMissing`; the diagnostics explain it to people. */
  readonly cause?: string;
  /**
   * Whether a client id is set, and the settings beside it can be used. Without a client id, pass
   * your own with `clientIdScope`.
   */
  readonly configured: boolean;
}
