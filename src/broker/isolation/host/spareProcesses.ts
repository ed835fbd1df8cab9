import type { Call } from './call.ts';
import type { ChildProcesses } from './childProcesses.ts';
import type { Limits } from '../../limits.ts';
import { SilentProcess } from './silentProcess.ts';
import type { Time } from './silentProcess.ts';
import { Turnstile } from './turnstile.ts';

/**
 * A few processes that serve one call each: for calls that lost their process, or would wait
 * behind one that is not answered. Of the calls that a crash interrupts any may be the one that
 * causes it, and must not take the others along again.
 */
export class SpareProcesses {
  private readonly processes: ChildProcesses;
  private readonly limits: Limits;
  private readonly turnstile: Turnstile;
  private readonly turnstiles = new Map<string, Turnstile>();
  private readonly all = new Set<SilentProcess>();
  /** Those that are started are at the end. */
  private free: readonly SilentProcess[] = [];

  constructor(processes: ChildProcesses, limits: Limits) {
    this.processes = processes;
    this.limits = { ...limits, callsInFlight: 1, idle: limits.spareIdle };
    this.turnstile = new Turnstile(limits.spareProcesses);
  }

  /**
   * The answer to a call, unchecked.
   * @throws {BrokerError} if the call fails, is cancelled or takes too long
   */
  async call(call: Call, signal: AbortSignal, time: Time): Promise<unknown> {
    const ofAccount = call.accountId === undefined ? undefined : this.turnstileOf(call.accountId);
    await ofAccount?.enter({ signal, limit: time.latestTry - performance.now() });
    try {
      return await this.callInTurn(call, signal, time);
    } finally {
      ofAccount?.leave();
    }
  }

  /** Tells all processes that somebody was signed in or out. */
  forgetAccounts(): void {
    for (const spare of this.all) {
      spare.forgetAccounts();
    }
  }

  dispose(): void {
    for (const spare of this.all) {
      spare.dispose();
    }
  }

  private async callInTurn(call: Call, signal: AbortSignal, time: Time): Promise<unknown> {
    await this.turnstile.enter({ signal, limit: time.latestTry - performance.now() });
    const spare = this.free.at(-1) ?? this.addSpare();
    this.free = this.free.filter((other) => other !== spare);
    // A call that gets no answer here either gives its place away; its own process waits on with it.
    const watch = setInterval(() => {
      if (this.turnstile.isCrowded) {
        clearInterval(watch);
        this.all.delete(spare);
        spare.retire();
        this.turnstile.leave();
      }
    }, this.limits.stalled);
    try {
      return await spare.call({ ...call, repeatable: false }, signal, time);
    } finally {
      clearInterval(watch);
      if (this.all.has(spare)) {
        this.free = spare.isStarted ? [...this.free, spare] : [spare, ...this.free];
        this.turnstile.leave();
      }
    }
  }

  /** An account that gets no answer, whatever it asks for, leaves the other processes free. */
  private turnstileOf(accountId: string): Turnstile {
    const turnstile = this.turnstiles.get(accountId) ?? new Turnstile(1);
    this.turnstiles.set(accountId, turnstile);
    return turnstile;
  }

  private addSpare(): SilentProcess {
    const spare = new SilentProcess(this.processes, this.limits);
    this.all.add(spare);
    return spare;
  }
}
