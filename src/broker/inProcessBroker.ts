import type {
  BrokerAccount,
  BrokerClient,
  BrokerToken,
  InteractiveRequest,
  SilentRequest,
} from './broker.ts';
import type { ChildStatus, DiagnosableBroker } from './diagnosableBroker.ts';
import type { BrokerHealth } from './health/brokerHealth.ts';
import type { ProcessOptions } from './isolation/brokerProcesses.ts';
import type { Limits } from './isolation/limits.ts';
import { throwIfCancelled, waitFor } from './isolation/waiting.ts';
import type { DiagnosingBroker } from './msal/diagnosingBroker.ts';
import { MsalBrokerLoader } from './msalBrokerLoader.ts';

/**
 * A broker whose native part is loaded into this very process, by the first request. It has
 * the same limits as one in processes of its own, but what the runtime does to its process,
 * it does to the extension host.
 */
export class InProcessBroker implements DiagnosableBroker {
  private readonly msalBroker: MsalBrokerLoader;
  private readonly limits: Limits;

  constructor(options: ProcessOptions, limits: Limits) {
    this.msalBroker = new MsalBrokerLoader(options.log, () => options.verbose?.() ?? false);
    this.limits = limits;
  }

  accounts(client: BrokerClient, signal: AbortSignal): Promise<readonly BrokerAccount[]> {
    return this.run((broker) => broker.accounts(client), signal, this.limits.accounts);
  }

  acquireSilently(request: SilentRequest, signal: AbortSignal): Promise<BrokerToken> {
    return this.run((broker) => broker.acquireSilently(request), signal, this.limits.silent);
  }

  acquireInteractively(request: InteractiveRequest, signal: AbortSignal): Promise<BrokerToken> {
    return this.run((broker) => broker.acquireInteractively(request), signal, this.limits.prompt);
  }

  health(signal: AbortSignal): Promise<BrokerHealth> {
    return this.run((broker) => broker.health(), signal, this.limits.health);
  }

  children(): readonly ChildStatus[] {
    return [];
  }

  dispose(): void {
    // The runtime can't be unloaded; calls that are running end by themselves.
  }

  private async run<T>(
    work: (broker: DiagnosingBroker) => Promise<T>,
    signal: AbortSignal,
    limit: number,
  ): Promise<T> {
    throwIfCancelled(signal);
    return waitFor(this.msalBroker.load().then(work), { signal, limit });
  }
}
