import { msalNodeRuntime } from '@azure/msal-node-runtime';
import type {
  BrokerAccount,
  BrokerClient,
  BrokerToken,
  InteractiveRequest,
  SilentRequest,
} from '../broker.ts';
import { BrokerError } from '../brokerError.ts';
import type { BrokerHealth } from '../health/brokerHealth.ts';
import { checkHealth, sessionBusGuid } from '../health/healthCheck.ts';
import type { MsalBroker } from '../msalBroker.ts';

/**
 * The runtime says "no accounts" or "no such account" for whatever is wrong around it. This
 * looks for the true reason before it passes such an answer on.
 */
export class DiagnosingBroker {
  private readonly broker: MsalBroker;
  private readonly bundleFolder: string;
  /** The bus that the runtime found when it was loaded; it never looks for another one. */
  private readonly firstBus = sessionBusGuid();

  /** @param bundleFolder the folder that has the runtime's native files in it */
  constructor(broker: MsalBroker, bundleFolder: string) {
    this.broker = broker;
    this.bundleFolder = bundleFolder;
  }

  async accounts(client: BrokerClient): Promise<readonly BrokerAccount[]> {
    const accounts = await this.explained(() => this.broker.accounts(client));
    if (accounts.length === 0) {
      await this.findFault();
    }
    return accounts;
  }

  acquireSilently(request: SilentRequest): Promise<BrokerToken> {
    return this.explained(() => this.broker.acquireSilently(request));
  }

  acquireInteractively(request: InteractiveRequest): Promise<BrokerToken> {
    return this.explained(() => this.broker.acquireInteractively(request));
  }

  health(): Promise<BrokerHealth> {
    return checkHealth(this.bundleFolder);
  }

  private async explained<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof BrokerError && isVague(error)) {
        await this.findFault(error);
      }
      throw error;
    }
  }

  /** @throws `BrokerError` of the kind `unavailable` where something is wrong */
  private async findFault(answer?: BrokerError): Promise<void> {
    const { items } = await this.health();
    const fault = items.find(({ state }) => state === 'bad');
    if (fault) {
      throw new BrokerError({
        ...answer?.details,
        kind: 'unavailable',
        ...(fault.cause && { cause: fault.cause }),
        ...(fault.subject !== undefined && { subject: fault.subject }),
      });
    }
    if (msalNodeRuntime.StartupError || (await this.firstBus) !== (await sessionBusGuid())) {
      throw new BrokerError({ ...answer?.details, kind: 'unavailable', cause: 'runtimeStale' });
    }
  }
}

function isVague({ kind }: BrokerError): boolean {
  return kind === 'unavailable' || kind === 'accountNotFound' || kind === 'unexpected';
}
