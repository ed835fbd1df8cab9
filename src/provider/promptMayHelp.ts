import { BrokerError } from '../broker/brokerError.ts';

/** Whether a silent request failed because the broker asks for a prompt. */
export function needsPrompt(error: unknown): error is BrokerError {
  return (
    error instanceof BrokerError &&
    (error.kind === 'interactionRequired' || error.kind === 'accountNotFound')
  );
}

/**
 * Whether a prompt may bring what a silent request failed to bring. A broker that fails without
 * a known reason, or answers for an account that was created again, is mended by none as often
 * as by a new sign-in; an answer that was refused (it has a subject) isn't.
 */
export function promptMayHelp(error: unknown): boolean {
  return (
    needsPrompt(error) ||
    (error instanceof BrokerError &&
      (error.kind === 'wrongAccount' ||
        (error.kind === 'unexpected' && error.details.subject === undefined)))
  );
}
