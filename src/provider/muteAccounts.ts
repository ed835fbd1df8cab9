import type { Broker, SilentRequest } from '../broker/broker.ts';
import { BrokerError } from '../broker/brokerError.ts';

/** The time for which an account is mute. */
interface MutePeriod {
  /** When the broker is asked for it again, in milliseconds since the epoch. */
  readonly until: number;
  /** How often in a row there was none. */
  readonly times: number;
}

/** How long the broker isn't asked after the first silence, and after more, in milliseconds. */
const pauses = { first: 60_000, later: 10 * 60_000 };

/**
 * Remembers the accounts for which the broker gave no answer in time. Each such request holds up
 * everybody who asks VS Code, and leaves a process behind for as long as the runtime waits for the
 * answer. So for a while the account is taken for one that needs a prompt: whoever may show one
 * gets to it at once, since a prompt may be answered, and the others get the sessions there are.
 */
export class MuteAccounts {
  private readonly periods = new Map<string, MutePeriod>();

  /** The same broker, which isn't asked silently for an account while that is mute. */
  watch(broker: Pick<Broker, 'acquireSilently'>): Pick<Broker, 'acquireSilently'> {
    return {
      acquireSilently: async (request, signal) => {
        this.throwIfMute(request);
        try {
          const token = await broker.acquireSilently(request, signal);
          this.forget(request.accountId);
          return token;
        } catch (error) {
          this.note(request.accountId, error);
          throw error;
        }
      },
    };
  }

  /** The broker is asked for the account again: it has given an answer. */
  forget(accountId: string): void {
    this.periods.delete(accountId);
  }

  private throwIfMute({ accountId, correlationId }: SilentRequest): void {
    if (this.isMute(accountId)) {
      throw new BrokerError({ kind: 'interactionRequired', correlationId });
    }
  }

  private note(accountId: string, error: unknown): void {
    // Requests at the same time count once.
    if (error instanceof BrokerError && error.kind === 'timeout' && !this.isMute(accountId)) {
      const times = (this.periods.get(accountId)?.times ?? 0) + 1;
      const pause = times === 1 ? pauses.first : pauses.later;
      this.periods.set(accountId, { until: Date.now() + pause, times });
    }
  }

  private isMute(accountId: string): boolean {
    const period = this.periods.get(accountId);
    return period !== undefined && Date.now() < period.until;
  }
}
