import { BrokerError } from './brokerError.ts';

/** A failure in a few words for the log: its kind, and the codes and settings that are its reason. */
export function outcomeOf(error: unknown): string {
  if (!(error instanceof BrokerError)) {
    return 'unexpected';
  }
  const { kind, cause, status, code, entraCode, subject } = error.details;
  const setting = subject?.startsWith('entraBroker.') ? subject : undefined;
  const reason = [cause, status, code, entraCode && `AADSTS${entraCode}`, setting].filter(Boolean);
  return reason.length > 0 ? `${kind} (${reason.join(', ')})` : kind;
}
