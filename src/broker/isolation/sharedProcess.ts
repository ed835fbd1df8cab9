import { BrokerError } from '../brokerError.ts';
import type { BrokerChild } from './brokerChild.ts';
import type { BrokerProcesses } from './brokerProcesses.ts';
import type { Call } from './call.ts';
import type { Limits } from './limits.ts';
import { Turnstile } from './turnstile.ts';

/** When things have to be over, by `performance.now`. */
export interface Time {
  readonly deadline: number;
  /** When it has to be the call's turn: later there is too little time left for it. */
  readonly latestTry: number;
}

/**
 * One process at a time that serves many calls. It is started on first need, and replaced
 * after a crash, a call that hangs, too many calls, or when another log level is wanted; it goes
 * away when there is nothing to do.
 */
export class SharedProcess {
  private child: BrokerChild | undefined;
  private idle: NodeJS.Timeout | undefined;
  private readonly turnstile: Turnstile;
  private readonly processes: BrokerProcesses;
  private readonly limits: Limits;

  constructor(processes: BrokerProcesses, limits: Limits) {
    this.processes = processes;
    this.limits = limits;
    this.turnstile = new Turnstile(limits.callsInFlight);
  }

  /**
   * The answer to a call, unchecked.
   * @throws `BrokerError`, or `GivenUp` where the call may be repeated elsewhere
   */
  async run(call: Call, signal: AbortSignal, { deadline, latestTry }: Time): Promise<unknown> {
    await this.turnstile.enter(signal, latestTry - performance.now());
    clearTimeout(this.idle);
    try {
      return await this.ask(this.usableChild(), call, signal, deadline - performance.now());
    } finally {
      this.turnstile.leave();
      this.retireWhenIdle();
    }
  }

  dispose(): void {
    clearTimeout(this.idle);
    this.child?.dispose();
  }

  private async ask(
    child: BrokerChild,
    call: Call,
    signal: AbortSignal,
    limit: number,
  ): Promise<unknown> {
    try {
      const answer = await child.request(call, { signal, limit });
      this.answered(child);
      return answer;
    } catch (error) {
      if (error instanceof BrokerError) {
        this.failed(child, error);
      }
      throw error;
    }
  }

  private usableChild(): BrokerChild {
    if (this.child?.isVerbose !== this.processes.isVerbose) {
      this.child?.retire();
    }
    if (!this.child?.isUsable) {
      this.child = this.processes.start('silent');
    }
    return this.child;
  }

  private answered(child: BrokerChild): void {
    this.processes.answered('silent');
    const { calls, memory = 0 } = child.status;
    if (calls >= this.limits.callsPerProcess || memory >= this.limits.memory) {
      child.retire();
    }
  }

  private failed(child: BrokerChild, { kind, details }: BrokerError): void {
    switch (kind) {
      case 'cancelled':
        break;
      case 'crashed':
      case 'timeout':
        child.giveUp();
        break;
      case 'unavailable':
        this.answered(child);
        // The runtime looks for its surroundings once, when it is loaded; semaphores aside.
        if (details.cause !== 'semaphoreStuck') {
          child.giveUp();
        }
        break;
      default:
        this.answered(child);
    }
  }

  private retireWhenIdle(): void {
    clearTimeout(this.idle);
    if (this.turnstile.isEmpty) {
      this.idle = setTimeout(() => {
        this.child?.retire();
      }, this.limits.idle);
      this.idle.unref();
    }
  }
}
