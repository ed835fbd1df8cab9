import type { BrokerErrorKind } from '../broker/brokerErrorDetails.ts';
import { BrokerError } from '../broker/brokerError.ts';
import type { DiagnosableBroker } from '../broker/diagnosableBroker.ts';
import { errorFacts } from './errorLines.ts';
import type { RecordedError } from './errorLines.ts';

const capacity = 10;

/**
 * How a silent request says that there is no session without a prompt. Extensions that ask
 * again and again would push everything else out of the list.
 */
const noSession: readonly BrokerErrorKind[] = [
  'cancelled',
  'interactionRequired',
  'accountNotFound',
];

/** The last ten failures of the broker in this window, in memory only; each is logged, too. */
export class LastErrors {
  private errors: readonly RecordedError[] = [];
  private readonly log: (line: string) => void;

  constructor(log: (line: string) => void) {
    this.log = log;
  }

  /** The newest first. */
  get all(): readonly RecordedError[] {
    return this.errors;
  }

  /** The same broker, with the failures of its requests recorded. */
  watch(broker: DiagnosableBroker): DiagnosableBroker {
    const recorded = async <T>(
      answer: Promise<T>,
      expected: readonly BrokerErrorKind[] = ['cancelled'],
    ): Promise<T> => {
      try {
        return await answer;
      } catch (error) {
        if (error instanceof BrokerError && !expected.includes(error.kind)) {
          this.record(error);
        }
        throw error;
      }
    };
    return {
      accounts: async (request, signal) => recorded(broker.accounts(request, signal)),
      acquireSilently: async (request, signal) =>
        recorded(broker.acquireSilently(request, signal), noSession),
      acquireInteractively: async (request, signal, onLeftOpen) =>
        recorded(broker.acquireInteractively(request, signal, onLeftOpen)),
      health: async (signal) => broker.health(signal),
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

  private record({ details }: BrokerError): void {
    this.errors = [{ time: Date.now(), details }, ...this.errors].slice(0, capacity);
    this.log(`A request failed: ${errorFacts(details)}`);
  }
}
