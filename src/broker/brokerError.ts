import { messageText } from '../text/messageText.ts';
import type { BrokerErrorDetails, BrokerErrorKind } from './brokerErrorDetails.ts';
import { describeBrokerError } from './brokerErrorText.ts';
import { codesText } from './reasons/codes.ts';

const brand = Symbol.for('entra-broker.BrokerError');

/**
 * The one error that a `Broker` fails with. Its message is all that people need: what happened, the
 * way out, and the failure's numbers in brackets at the end, such as `(AADSTS50011)`. Another
 * extension gets nothing else of a request without a prompt. It names no account and no token.
 */
export class BrokerError extends Error {
  /** The extension is several bundles, and each of them has this class in it. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === 'object' && value !== null && brand in value;
  }

  readonly [brand] = true;
  readonly kind: BrokerErrorKind;
  readonly details: BrokerErrorDetails;

  constructor(details: BrokerErrorDetails) {
    // VS Code shows it itself if a sign-in from the Accounts menu fails.
    super(messageText(explanation(details)));
    // VS Code passes an error's name to other extensions, and nothing else that tells the kind.
    this.name = `BrokerError.${details.kind}`;
    this.kind = details.kind;
    this.details = details;
  }
}

function explanation(details: BrokerErrorDetails): string {
  const { sentence, remedy } = describeBrokerError(details);
  const text = `${sentence} ${remedy}`;
  const codes = codesText(details);
  return codes === '' ? text : `${text} (${codes})`;
}
