import { outcomeOf } from '../broker/outcome.ts';
import type { BrokerLog } from '../broker/brokerLog.ts';
import { ScopeError } from './scopeError.ts';
import { isCancellation } from './showError.ts';

/**
 * Tells the log how a request ended that brought nothing.
 * @param request what was wanted, and by whom.
 */
export type TellEnd = (request: string, error: unknown) => void;

/**
 * Tells of requests that the broker may never have heard of: given up in an input, in a dialog or
 * behind another prompt, or refused for a setting or a scope. No line names an account or a scope.
 */
export function endLog(log: BrokerLog): TellEnd {
  return (request, error) => {
    log('info', `${request}: ${endOf(error)}`);
  };
}

function endOf(error: unknown): string {
  if (isCancellation(error)) {
    return 'cancelled';
  }
  return error instanceof ScopeError ? 'refused for its scopes' : outcomeOf(error);
}
