import type { BrokerErrorKind } from '../brokerErrorDetails.ts';

/** A failure that Microsoft Entra or a broker has a number for, and that people can act on. */
export interface Reason {
  /** All numbers that mean the same to whoever has to act. */
  readonly codes: readonly number[];
  /** The kind of error that it becomes. */
  readonly kind: BrokerErrorKind;
  /** Whether a sign-in prompt may mend it; a request without a prompt then advises one. */
  readonly promptMayMend?: true;
  /** Whether the app registration lacks the redirect URI that was sent. */
  readonly needsRedirectUri?: true;
  /** Whether a wrong clock is the reason; its minutes are named if they are known. */
  readonly clock?: true;
  /** The setting to look at, by its full name. */
  readonly setting?: string;
  /** A function, since the language is known only when it is shown. */
  readonly sentence: () => string;
  /** The way out if no prompt helps, or none did. */
  readonly remedy: () => string;
  /** The way out instead if the request has a value of its own instead of the setting's. */
  readonly remedyIfOverridden?: () => string;
}
