import { BrokerError } from '../../brokerError.ts';
import type { BrokerErrorKind } from '../../brokerErrorDetails.ts';
import type { Limits } from '../../limits.ts';
import { GivenUp } from '../../waiting.ts';
import type { Call } from './call.ts';
import type { ChildProcesses } from './childProcesses.ts';
import { firstAnswer } from './firstAnswer.ts';
import { SilentProcess } from './silentProcess.ts';
import { SpareProcesses } from './spareProcesses.ts';

/** A try with less of the time limit than this would only fail later, and cost a process. */
const leastShare = 0.1;

const noWordOfTheBroker: readonly BrokerErrorKind[] = ['crashed', 'timeout', 'unavailable'];

/**
 * Everything that needs no prompt, in one process that all calls share. A call gets one more
 * try, in a process of its own, if it lost that process without its own doing, or waits there
 * behind another call that is not answered soon. Of two answers nobody sees the second, so that a
 * server's nonce is sent in one token only.
 */
export class SilentLane {
  private readonly shared: SilentProcess;
  private readonly spares: SpareProcesses;

  constructor(processes: ChildProcesses, limits: Limits) {
    this.shared = new SilentProcess(processes, limits);
    this.spares = new SpareProcesses(processes, limits);
  }

  /**
   * The answer to a call, unchecked.
   * @param limit in milliseconds, from now on: of the wait for its turn and both tries together
   * @throws {BrokerError} if the call fails, is cancelled or takes too long
   */
  async call(call: Call, signal: AbortSignal, limit: number): Promise<unknown> {
    const deadline = performance.now() + limit;
    const latestTry = deadline - limit * leastShare;
    const tries = { hasSecond: false };
    const tryAgain = () => {
      tries.hasSecond = true;
      return this.spares.call(call, signal, { deadline, latestTry });
    };
    if (this.shared.isStalled) {
      return tryAgain();
    }

    const { whenStalled } = this.shared;
    const first = this.shared.call(call, signal, { deadline, latestTry });
    try {
      return await firstAnswer(first, whenStalled, tryAgain, saysNothing);
    } catch (error) {
      if (!tries.hasSecond && isWorthAnotherTry(error, call) && performance.now() <= latestTry) {
        return await tryAgain();
      }
      throw error instanceof GivenUp ? new BrokerError({ kind: 'timeout' }) : error;
    }
  }

  /** Starts the process that all calls share ahead of need, if it may be started. */
  prepare(): void {
    try {
      this.shared.prepare();
    } catch {
      // The first call says why.
    }
  }

  /** Tells all processes that somebody was signed in or out. */
  forgetAccounts(): void {
    this.shared.forgetAccounts();
    this.spares.forgetAccounts();
  }

  dispose(): void {
    this.shared.dispose();
    this.spares.dispose();
  }
}

/** Errors of the process, not of the broker. */
function saysNothing(error: unknown): boolean {
  return !(error instanceof BrokerError) || noWordOfTheBroker.includes(error.kind);
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
