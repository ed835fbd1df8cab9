import type {
  AccountsRequest,
  BrokerAccount,
  BrokerToken,
  InteractiveRequest,
  OnLeftOpen,
  SilentRequest,
} from '../../broker.ts';
import type { ChildStatus, DiagnosableBroker } from '../../diagnosableBroker.ts';
import type { BrokerHealth } from '../../health/brokerHealth.ts';
import { ChildProcesses } from './childProcesses.ts';
import type { ProcessOptions } from './childProcesses.ts';
import { accountsCall, healthCall, interactiveCall, silentCall } from './call.ts';
import type { Limits } from '../../limits.ts';
import { OwnProcessLane } from './ownProcessLane.ts';
import { SilentLane } from './silentLane.ts';

/**
 * A broker whose native part runs in processes of its own, so that its crashes, hangs and
 * leaks stay there. What it returns has the type that was asked for only as far as the
 * process is honest: `CheckedBroker` looks at it before anybody else does.
 */
export class IsolatedBroker implements DiagnosableBroker {
  private readonly limits: Limits;
  private readonly processes: ChildProcesses;
  private readonly silentLane: SilentLane;
  private readonly ownProcessLane: OwnProcessLane;

  constructor(options: ProcessOptions, limits: Limits) {
    this.limits = limits;
    this.processes = new ChildProcesses(options, limits);
    this.silentLane = new SilentLane(this.processes, limits);
    this.ownProcessLane = new OwnProcessLane(this.processes);
  }

  async accounts(request: AccountsRequest, signal: AbortSignal): Promise<readonly BrokerAccount[]> {
    const answer = await this.silentLane.call(accountsCall(request), signal, this.limits.accounts);
    return answer as readonly BrokerAccount[];
  }

  async acquireSilently(request: SilentRequest, signal: AbortSignal): Promise<BrokerToken> {
    const answer = await this.silentLane.call(silentCall(request), signal, this.limits.silent);
    return answer as BrokerToken;
  }

  async acquireInteractively(
    request: InteractiveRequest,
    signal: AbortSignal,
    onLeftOpen?: OnLeftOpen,
  ): Promise<BrokerToken> {
    const answer = await this.ownProcessLane.call(
      'prompt',
      interactiveCall(request),
      signal,
      this.limits.prompt,
      (outcome) => onLeftOpen?.(outcome as Promise<BrokerToken>),
    );
    return answer as BrokerToken;
  }

  async health(signal: AbortSignal): Promise<BrokerHealth> {
    const answer = await this.ownProcessLane.call(
      'health',
      healthCall(),
      signal,
      this.limits.health,
    );
    return answer as BrokerHealth;
  }

  children(): readonly ChildStatus[] {
    return this.processes.statuses;
  }

  prepare(): void {
    this.silentLane.prepare();
  }

  forgetAccounts(): void {
    this.silentLane.forgetAccounts();
  }

  dispose(): void {
    this.silentLane.dispose();
    this.processes.dispose();
  }
}
