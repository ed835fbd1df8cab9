import { BrokerError } from '../../broker/brokerError.ts';

/** The kind of the `BrokerError` that a call fails with, another error itself, or `ok`. */
export async function outcomeOf(call: Promise<unknown>): Promise<unknown> {
  try {
    await call;
    return 'ok';
  } catch (error) {
    return error instanceof BrokerError ? error.kind : error;
  }
}
