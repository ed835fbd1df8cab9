import { BrokerError } from '../brokerError.ts';
import type { BrokerChild } from './brokerChild.ts';
import type { BrokerProcesses } from './brokerProcesses.ts';
import type { Call } from './call.ts';
import type { Limits } from './limits.ts';
import { Turnstile } from './turnstile.ts';
import { GivenUp } from './waiting.ts';

/**
 * Everything that needs no prompt, in one process at a time. The process is started on first
 * need, and replaced after a crash, a call that hangs, or too many calls; it goes away when
 * there is nothing to do.
 */
export class SilentLane {
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
   * @param limit in milliseconds, from the moment when it is the call's turn
   * @throws `BrokerError`
   */
  async run(call: Call, signal: AbortSignal, limit: number): Promise<unknown> {
    await this.turnstile.enter(signal, limit);
    clearTimeout(this.idle);
    const deadline = Date.now() + limit;
    try {
      try {
        return await this.attempt(call, signal, deadline);
      } catch (error) {
        if (!isWorthAnotherTry(error, call)) {
          throw error;
        }
        return await this.attempt({ ...call, repeatable: false }, signal, deadline);
      }
    } finally {
      this.turnstile.leave();
      this.retireWhenIdle();
    }
  }

  dispose(): void {
    clearTimeout(this.idle);
    this.child?.dispose();
  }

  private async attempt(call: Call, signal: AbortSignal, deadline: number): Promise<unknown> {
    const child = this.usableChild();
    try {
      const answer = await child.request(call, { signal, limit: deadline - Date.now() });
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
    if (!this.child?.isUsable) {
      this.child = this.processes.start('silent');
    }
    return this.child;
  }

  private answered(child: BrokerChild): void {
    this.turnstile.progress();
    this.processes.answered();
    const { calls, memory = 0 } = child.status;
    if (calls >= this.limits.callsPerProcess || memory >= this.limits.memory) {
      child.retire();
    }
  }

  private failed(child: BrokerChild, { kind }: BrokerError): void {
    switch (kind) {
      case 'crashed':
      case 'cancelled':
        break;
      case 'timeout':
        child.retire();
        break;
      case 'unavailable':
        // The runtime looks for its surroundings once, when it is loaded.
        child.retire();
        this.processes.answered();
        break;
      default:
        this.answered(child);
    }
  }

  private retireWhenIdle(): void {
    if (this.turnstile.isEmpty) {
      clearTimeout(this.idle);
      this.idle = setTimeout(() => {
        this.child?.retire();
      }, this.limits.idle);
      this.idle.unref();
    }
  }
}

/** Errors that a new process may not run into. */
function isWorthAnotherTry(error: unknown, call: Call): boolean {
  if (error instanceof GivenUp) {
    return true;
  }
  if (!(error instanceof BrokerError)) {
    return false;
  }
  // A runtime that has lost its bus has asked the broker nothing.
  return error.details.cause === 'runtimeStale' || (error.kind === 'crashed' && call.repeatable);
}
