import type { Broker, SilentRequest } from '../broker/broker.ts';
import { BrokerError } from '../broker/brokerError.ts';

type Asked = Pick<SilentRequest, 'accountId' | 'client' | 'tenant'>;

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
 * Remembers the accounts for which the broker gave no answer in time, each in a tenant: what signs
 * it in there may be what hangs. Each such request holds up
 * everybody who asks VS Code, and leaves a process behind for as long as the runtime waits for the
 * answer. So for a while the account is taken for one that needs a prompt: whoever may show one
 * gets to it at once, since a prompt may be answered, and the others get the sessions there are.
 */
export class MuteAccounts {
  /** By account, then by authority and tenant. */
  private readonly periods = new Map<string, Map<string, MutePeriod>>();

  /** The same broker, which isn't asked silently for an account while that is mute. */
  watch(broker: Pick<Broker, 'acquireSilently'>): Pick<Broker, 'acquireSilently'> {
    return {
      acquireSilently: async (request, signal) => {
        if (this.isMute(request)) {
          const { correlationId } = request;
          throw new BrokerError({ kind: 'interactionRequired', correlationId });
        }
        try {
          const token = await broker.acquireSilently(request, signal);
          this.periods.get(request.accountId)?.delete(tenantOf(request));
          return token;
        } catch (error) {
          this.note(request, error);
          throw error;
        }
      },
    };
  }

  /** The broker is asked for the account again, in every tenant: somebody signed it in or out. */
  forget(accountId: string): void {
    this.periods.delete(accountId);
  }

  /** Whether the broker isn't asked for the account in the tenant of a request. */
  isMute(request: Asked): boolean {
    const period = this.periods.get(request.accountId)?.get(tenantOf(request));
    return period !== undefined && Date.now() < period.until;
  }

  private note(request: Asked, error: unknown): void {
    // Requests at the same time count once.
    if (error instanceof BrokerError && error.kind === 'timeout' && !this.isMute(request)) {
      const tenants = this.periods.get(request.accountId) ?? new Map<string, MutePeriod>();
      const tenant = tenantOf(request);
      const times = (tenants.get(tenant)?.times ?? 0) + 1;
      const pause = times === 1 ? pauses.first : pauses.later;
      tenants.set(tenant, { until: Date.now() + pause, times });
      this.periods.set(request.accountId, tenants);
    }
  }
}

function tenantOf({ client, tenant }: Asked): string {
  return `${client.authorityHost}/${tenant}`;
}
