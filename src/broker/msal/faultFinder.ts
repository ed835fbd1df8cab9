import type {
  AccountsRequest,
  BrokerAccount,
  BrokerToken,
  InteractiveRequest,
  SilentRequest,
} from '../broker.ts';
import { BrokerError } from '../brokerError.ts';
import type { BrokerHealth, HealthItem } from '../health/brokerHealth.ts';
import { checkHealth } from '../health/healthCheck.ts';
import { throwIfCancelled } from '../waiting.ts';
import type { MsalBroker } from './msalBroker.ts';
import { RuntimePeers } from './runtimePeers.ts';

/** A silent call that takes longer, in milliseconds, may wait for a semaphore in vain. */
const suspiciousTime = 5000;

/** Runs a native call; whoever ends the process waits for it. */
export type RunNativeCall = <T>(call: () => Promise<T>) => Promise<T>;

/**
 * The runtime says "no accounts" or "no such account" for whatever is wrong around it. This
 * looks for the true reason before it passes such an answer on.
 */
export class FaultFinder {
  private readonly broker: MsalBroker;
  private readonly bundleFolder: string;
  private readonly runNativeCall: RunNativeCall;
  private readonly peers = new RuntimePeers();

  /** @param bundleFolder the folder that has the runtime's native files in it */
  constructor(broker: MsalBroker, bundleFolder: string, runNativeCall: RunNativeCall) {
    this.broker = broker;
    this.bundleFolder = bundleFolder;
    this.runNativeCall = runNativeCall;
  }

  /** Looks for a fault if there are no accounts: the runtime says the same of a missing broker. */
  async accounts(request: AccountsRequest): Promise<readonly BrokerAccount[]> {
    const accounts = await this.unlessStuck(() => this.broker.accounts(request));
    if (accounts.length === 0) {
      await this.findFault();
    }
    return accounts;
  }

  /** A fault of this machine takes the place of a vague error, or of a call that hangs. */
  acquireSilently(request: SilentRequest): Promise<BrokerToken> {
    return this.unlessStuck(() => this.broker.acquireSilently(request));
  }

  /**
   * Looks first: nobody is asked to sign in for something that a locked keyring would not keep.
   * @param signal aborted when nobody waits any more; the prompt is closed then, if it can be
   */
  async acquireInteractively(
    request: InteractiveRequest,
    signal: AbortSignal,
  ): Promise<BrokerToken> {
    await this.findFault();
    throwIfCancelled(signal);
    return this.explained(() => this.broker.acquireInteractively(request, signal));
  }

  /** Somebody was signed in or out. */
  forgetAccounts(): void {
    this.broker.forgetAccounts();
  }

  /** Looks at all that a broker needs on this machine, whether it works or not. */
  health(): Promise<BrokerHealth> {
    return checkHealth(this.bundleFolder);
  }

  /** Fails early if the call would wait for half a minute, and then give a vague answer. */
  private async unlessStuck<T>(call: () => Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const stuck = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        this.health().then(
          ({ items }) => {
            const stuck = items.find(
              ({ check, state }) => check === 'semaphores' && state === 'bad',
            );
            if (stuck) {
              reject(unavailable(stuck));
            }
          },
          () => undefined,
        );
      }, suspiciousTime);
    });
    try {
      return await Promise.race([this.explained(call), stuck]);
    } finally {
      clearTimeout(timer);
    }
  }

  private async explained<T>(call: () => Promise<T>): Promise<T> {
    try {
      const answer = await this.runNativeCall(call);
      void this.peers.complete();
      return answer;
    } catch (error) {
      if (error instanceof BrokerError && isVague(error)) {
        await this.findFault(error);
      }
      throw error;
    }
  }

  /**
   * Looks for a reason around the runtime.
   * @throws {BrokerError} of the kind `unavailable` if something is wrong
   */
  private async findFault(answer?: BrokerError): Promise<void> {
    const { items } = await this.health();
    const fault = items.find(({ state }) => state === 'bad');
    if (fault) {
      throw unavailable(fault, answer);
    }
    if (await this.peers.areGone()) {
      throw new BrokerError({ ...answer?.details, kind: 'unavailable', cause: 'runtimeStale' });
    }
  }
}

function unavailable({ cause, subject }: HealthItem, answer?: BrokerError): BrokerError {
  return new BrokerError({
    ...answer?.details,
    kind: 'unavailable',
    ...(cause && { cause }),
    ...(subject !== undefined && { subject }),
  });
}

function isVague({ kind }: BrokerError): boolean {
  return kind === 'unavailable' || kind === 'accountNotFound' || kind === 'unexpected';
}
