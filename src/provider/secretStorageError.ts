import { BrokerError } from '../broker/brokerError.ts';

/** The failure of VS Code's secret storage. */
export function secretStorageError(): BrokerError {
  return new BrokerError({ kind: 'unavailable', cause: 'secretStorage' });
}
