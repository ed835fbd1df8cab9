import type { TokenRequest } from './broker.ts';
import type { BrokerLog } from './brokerLog.ts';
import type { DiagnosableBroker } from './diagnosableBroker.ts';
import { outcomeOf } from './outcome.ts';

/**
 * The same broker, which tells each request in one line of the log: its kind, duration, outcome
 * and correlation id. No line names an account, an app, a URL, or anything that is in a token.
 */
export function loggedBroker(broker: DiagnosableBroker, log: BrokerLog): DiagnosableBroker {
  const told = async <T>(
    kind: string,
    ask: () => Promise<T>,
    correlationId?: string,
  ): Promise<T> => {
    const start = performance.now();
    const tell = (outcome: string) => {
      const duration = `${Math.round(performance.now() - start)} ms`;
      const id = correlationId === undefined ? '' : `, correlation id ${correlationId}`;
      log('info', `${kind}: ${outcome} after ${duration}${id}`);
    };
    try {
      const result = await ask();
      tell('done');
      return result;
    } catch (error) {
      tell(outcomeOf(error));
      throw error;
    }
  };
  const token = (request: TokenRequest) => (request.pop ? 'PoP token' : 'bearer token');
  return {
    accounts: (request, signal) =>
      told('List accounts', () => broker.accounts(request, signal), request.correlationId),
    acquireSilently: (request, signal) =>
      told(
        `Get a ${token(request)} silently`,
        () => broker.acquireSilently(request, signal),
        request.correlationId,
      ),
    acquireInteractively: (request, signal, onLeftOpen) =>
      told(
        `Prompt for a ${token(request)}`,
        () =>
          broker.acquireInteractively(request, signal, (outcome) => {
            void told('The prompt that was left open', () => outcome, request.correlationId).catch(
              () => undefined,
            );
            onLeftOpen?.(outcome);
          }),
        request.correlationId,
      ),
    health: (signal) => told('Look at the machine', () => broker.health(signal)),
    children: () => broker.children(),
    prepare: () => {
      broker.prepare();
    },
    forgetAccounts: () => {
      broker.forgetAccounts();
    },
    dispose: () => {
      broker.dispose();
    },
  };
}
