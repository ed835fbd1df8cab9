import type { Broker, SilentRequest } from '../broker/broker.ts';
import { BrokerError } from '../broker/brokerError.ts';

interface Silence {
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
  private readonly silences = new Map<string, Silence>();

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
    this.silences.delete(accountId);
  }

  private throwIfMute({ accountId, correlationId }: SilentRequest): void {
    if (this.isMute(accountId)) {
      throw new BrokerError({ kind: 'interactionRequired', correlationId });
    }
  }

  private note(accountId: string, error: unknown): void {
    // Requests at the same time count once.
    if (error instanceof BrokerError && error.kind === 'timeout' && !this.isMute(accountId)) {
      const times = (this.silences.get(accountId)?.times ?? 0) + 1;
      const pause = times === 1 ? pauses.first : pauses.later;
      this.silences.set(accountId, { until: Date.now() + pause, times });
    }
  }

  private isMute(accountId: string): boolean {
    const silence = this.silences.get(accountId);
    return silence !== undefined && Date.now() < silence.until;
  }
}
