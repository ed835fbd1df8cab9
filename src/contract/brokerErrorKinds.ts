/** The failures that a caller has to tell apart. */
export const brokerErrorKinds = [
  /** No broker can be used here; the message says why. */
  'unavailable',
  /** The organization wants the user to act: a password, a second factor, a consent. */
  'interactionRequired',
  /** The user closed the prompt, or the caller stopped waiting. */
  'cancelled',
  /** Neither the sign-in service nor a proxy to it can be reached. */
  'offline',
  /** No answer came within the limit of the request. */
  'timeout',
  /** The broker has no such account, or has it in another cloud. */
  'accountNotFound',
  /** The answer is for another account than the one that was asked for. */
  'wrongAccount',
  /** The broker gave a bearer token when a PoP token was asked for. */
  'popUnsupported',
  /** A setting, or the app registration, is not as it has to be. */
  'misconfigured',
  /** The process of the native runtime ended during the request. */
  'crashed',
  /** Everything else: a failure without a known reason, or an answer that was refused. */
  'unexpected',
] as const;

export type BrokerErrorKind = (typeof brokerErrorKinds)[number];
