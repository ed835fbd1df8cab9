import type { BrokerErrorDetails } from '../broker/brokerError.ts';
import { BrokerError } from '../broker/brokerError.ts';
import type { DiagnosableBroker } from '../broker/diagnosableBroker.ts';
import { errorFacts } from './errorLines.ts';

/** A failure as it goes into the report: what support asks for, and nothing else. */
export interface RecordedError {
  /** In milliseconds since the epoch. */
  readonly time: number;
  readonly details: BrokerErrorDetails;
}

const capacity = 10;

/** The last ten failures of the broker in this window, in memory alone; each is logged, too. */
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
    const recorded = async <T>(answer: Promise<T>): Promise<T> => {
      try {
        return await answer;
      } catch (error) {
        this.record(error);
        throw error;
      }
    };
    return {
      accounts: async (client, signal) => recorded(broker.accounts(client, signal)),
      acquireSilently: async (request, signal) => recorded(broker.acquireSilently(request, signal)),
      acquireInteractively: async (request, signal) =>
        recorded(broker.acquireInteractively(request, signal)),
      health: async (signal) => broker.health(signal),
      children: () => broker.children(),
      dispose: () => {
        broker.dispose();
      },
    };
  }

  /** That someone gave up is no failure. */
  private record(error: unknown): void {
    if (error instanceof BrokerError && error.kind !== 'cancelled') {
      const newest = { time: Date.now(), details: error.details };
      this.errors = [newest, ...this.errors].slice(0, capacity);
      this.log(`A request failed: ${errorFacts(error.details)}`);
    }
  }
}
