import { BrokerError } from '../../brokerError.ts';
import type { ChildProcess } from './childProcess.ts';
import type { ChildProcesses } from './childProcesses.ts';
import type { Call } from './call.ts';
import type { Limits } from '../../limits.ts';
import { StallWatch } from './stallWatch.ts';
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
export class SilentProcess {
  private readonly processes: ChildProcesses;
  private readonly limits: Limits;
  private readonly turnstile: Turnstile;
  private readonly watch: StallWatch;
  private child: ChildProcess | undefined;
  private idle: NodeJS.Timeout | undefined;
  private stall = new AbortController();
  /** Whether the native runtime of the process is loaded. */
  private ready = false;

  constructor(processes: ChildProcesses, limits: Limits) {
    this.processes = processes;
    this.limits = limits;
    this.turnstile = new Turnstile(limits.callsInFlight);
    this.watch = new StallWatch(limits.stalled, () => {
      if (this.callsInFlight > 1 || this.turnstile.isCrowded) {
        this.stall.abort();
      }
    });
  }

  /** Whether there is a process that would take a call at once. */
  get isStarted(): boolean {
    return this.child?.isUsable ?? false;
  }

  /**
   * Whether a call would have to wait behind one that is not answered soon: the runtime asks the
   * broker one thing at a time.
   */
  get isStalled(): boolean {
    return this.isStarted && this.watch.isStalled;
  }

  /** Aborted when calls wait behind one that is not answered soon. */
  get whenStalled(): AbortSignal {
    if (this.stall.signal.aborted && !this.isStalled) {
      this.stall = new AbortController();
    }
    return this.stall.signal;
  }

  /**
   * The answer to a call, unchecked.
   * @throws {BrokerError} if the call fails, is cancelled or takes too long
   * @throws {GivenUp} if the call may be made elsewhere
   */
  async call(call: Call, signal: AbortSignal, { deadline, latestTry }: Time): Promise<unknown> {
    const limit = latestTry - performance.now();
    await this.turnstile.enter({ signal, limit, givenUp: this.whenStalled });
    clearTimeout(this.idle);
    try {
      return await this.ask(this.usableChild(), call, signal, deadline - performance.now());
    } finally {
      this.turnstile.leave();
      this.retireWhenIdle();
    }
  }

  /**
   * Starts the process ahead of need, unless there is one. It goes away like one that has served
   * a call.
   * @throws {BrokerError} if it may not be started
   */
  prepare(): void {
    if (!this.isStarted) {
      this.usableChild().prepare();
      this.retireWhenIdle();
    }
  }

  /** Tells the process, if there is one, that somebody was signed in or out. */
  forgetAccounts(): void {
    if (this.isStarted) {
      this.child?.forgetAccounts();
    }
  }

  /** Gives the process no more calls; those that it has may still be answered. */
  retire(): void {
    this.child?.retire();
  }

  dispose(): void {
    clearTimeout(this.idle);
    this.watch.rest();
    this.child?.retire('cancel');
  }

  private get callsInFlight(): number {
    return this.child?.status.callsInFlight ?? 0;
  }

  private async ask(
    child: ChildProcess,
    call: Call,
    signal: AbortSignal,
    limit: number,
  ): Promise<unknown> {
    if (this.ready && this.callsInFlight === 0) {
      this.watch.signOfLife();
    }
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

  private usableChild(): ChildProcess {
    const isFull = this.callsInFlight >= this.limits.callsInFlight;
    if (isFull || this.child?.isVerbose !== this.processes.isVerbose) {
      // Callers that went away leave calls behind that may never be answered.
      this.child?.retire();
    }
    return this.child?.isUsable ? this.child : this.start();
  }

  private start(): ChildProcess {
    this.watch.rest();
    this.ready = false;
    const child = this.processes.start('silent', () => {
      if (child === this.child) {
        this.signOfLife();
      }
    });
    this.child = child;
    return child;
  }

  private signOfLife(): void {
    this.ready = true;
    if (this.callsInFlight > 0) {
      this.watch.signOfLife();
    } else {
      this.watch.rest();
    }
  }

  private answered(child: ChildProcess): void {
    this.processes.answered('silent');
    const { calls, memory = 0 } = child.status;
    if (calls >= this.limits.callsPerProcess || memory >= this.limits.memory) {
      child.retire();
    }
  }

  private failed(child: ChildProcess, { kind, details }: BrokerError): void {
    switch (kind) {
      case 'cancelled':
        break;
      case 'crashed':
      case 'timeout':
        child.retire('move');
        break;
      case 'unavailable':
        this.answered(child);
        // The runtime looks for its surroundings once, when it is loaded; semaphores aside.
        if (details.cause !== 'semaphoreStuck') {
          child.retire('move');
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
