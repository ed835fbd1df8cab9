import type {
  BrokerAccount,
  BrokerClient,
  BrokerToken,
  InteractiveRequest,
  SilentRequest,
} from '../broker.ts';
import type { ChildStatus, DiagnosableBroker } from '../diagnosableBroker.ts';
import type { BrokerHealth } from '../health/brokerHealth.ts';
import { BrokerProcesses, type ProcessOptions } from './brokerProcesses.ts';
import { accountsCall, healthCall, interactiveCall, silentCall } from './call.ts';
import type { Limits } from './limits.ts';
import { PromptLane } from './promptLane.ts';
import { SilentLane } from './silentLane.ts';

/**
 * A broker whose native part runs in processes of its own, so that its crashes, hangs and
 * leaks stay there. What it returns has the type that was asked for only as far as the
 * process is honest: `CheckedBroker` looks at it before anybody else does.
 */
export class IsolatedBroker implements DiagnosableBroker {
  private readonly limits: Limits;
  private readonly processes: BrokerProcesses;
  private readonly silentLane: SilentLane;
  private readonly promptLane: PromptLane;

  constructor(options: ProcessOptions, limits: Limits) {
    this.limits = limits;
    this.processes = new BrokerProcesses(options, limits);
    this.silentLane = new SilentLane(this.processes, limits);
    this.promptLane = new PromptLane(this.processes);
  }

  async accounts(client: BrokerClient, signal: AbortSignal): Promise<readonly BrokerAccount[]> {
    const answer = await this.silentLane.run(accountsCall(client), signal, this.limits.accounts);
    return answer as readonly BrokerAccount[];
  }

  async acquireSilently(request: SilentRequest, signal: AbortSignal): Promise<BrokerToken> {
    const answer = await this.silentLane.run(silentCall(request), signal, this.limits.silent);
    return answer as BrokerToken;
  }

  async acquireInteractively(
    request: InteractiveRequest,
    signal: AbortSignal,
  ): Promise<BrokerToken> {
    const call = interactiveCall(request);
    const answer = await this.promptLane.run('prompt', call, signal, this.limits.prompt);
    return answer as BrokerToken;
  }

  async health(signal: AbortSignal): Promise<BrokerHealth> {
    const answer = await this.promptLane.run('health', healthCall(), signal, this.limits.health);
    return answer as BrokerHealth;
  }

  children(): readonly ChildStatus[] {
    return this.processes.statuses;
  }

  dispose(): void {
    this.silentLane.dispose();
    this.processes.dispose();
  }
}
