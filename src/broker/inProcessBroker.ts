import type {
  AccountsRequest,
  BrokerAccount,
  BrokerToken,
  InteractiveRequest,
  OnLeftOpen,
  SilentRequest,
} from './broker.ts';
import type { ChildStatus, DiagnosableBroker } from './diagnosableBroker.ts';
import type { BrokerHealth } from './health/brokerHealth.ts';
import type { ProcessOptions } from './isolation/host/childProcesses.ts';
import type { Limits } from './limits.ts';
import { throwIfCancelled, waitOrLeave } from './waiting.ts';
import type { FaultFinder } from './msal/faultFinder.ts';
import { MsalBrokerLoader } from './loadMsalBroker.ts';

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

  accounts(request: AccountsRequest, signal: AbortSignal): Promise<readonly BrokerAccount[]> {
    return this.call((broker) => broker.accounts(request), signal, this.limits.accounts);
  }

  acquireSilently(request: SilentRequest, signal: AbortSignal): Promise<BrokerToken> {
    return this.call((broker) => broker.acquireSilently(request), signal, this.limits.silent);
  }

  acquireInteractively(
    request: InteractiveRequest,
    signal: AbortSignal,
    onLeftOpen?: OnLeftOpen,
  ): Promise<BrokerToken> {
    const left = new AbortController();
    return this.call(
      (broker) => broker.acquireInteractively(request, left.signal),
      signal,
      this.limits.prompt,
      (outcome) => {
        left.abort();
        onLeftOpen?.(outcome);
      },
    );
  }

  health(signal: AbortSignal): Promise<BrokerHealth> {
    return this.call((broker) => broker.health(), signal, this.limits.health);
  }

  children(): readonly ChildStatus[] {
    return [];
  }

  prepare(): void {
    // The runtime would be loaded on the extension host's only thread.
  }

  forgetAccounts(): void {
    this.msalBroker.forgetAccounts();
  }

  dispose(): void {
    // The runtime can't be unloaded; calls that are running end by themselves.
  }

  private async call<T>(
    work: (broker: FaultFinder) => Promise<T>,
    signal: AbortSignal,
    limit: number,
    onLeft?: (answer: Promise<T>) => void,
  ): Promise<T> {
    throwIfCancelled(signal);
    return waitOrLeave(this.msalBroker.load().then(work), { signal, limit }, onLeft);
  }
}
