import { BrokerError } from '../brokerError.ts';
import type { BrokerProcesses } from './brokerProcesses.ts';
import type { Call } from './call.ts';
import type { Limits } from './limits.ts';
import { SharedProcess } from './sharedProcess.ts';
import { GivenUp } from './waiting.ts';

/** A try with less of the time limit than this would only fail later, and cost a process. */
const leastShare = 0.1;

/**
 * Everything that needs no prompt, in one process. A call that lost its process without its
 * own doing gets one more try. It runs alone then: of the calls that a crash interrupts any
 * may be the one that causes it, and must not take the others along again.
 */
export class SilentLane {
  private readonly firstTries: SharedProcess;
  private readonly secondTries: SharedProcess;

  constructor(processes: BrokerProcesses, limits: Limits) {
    this.firstTries = new SharedProcess(processes, limits);
    this.secondTries = new SharedProcess(processes, { ...limits, callsInFlight: 1, idle: 0 });
  }

  /**
   * The answer to a call, unchecked.
   * @param limit in milliseconds, from now on: of the wait for its turn and both tries together
   * @throws `BrokerError`
   */
  async run(call: Call, signal: AbortSignal, limit: number): Promise<unknown> {
    const deadline = performance.now() + limit;
    const latestTry = deadline - limit * leastShare;
    try {
      return await this.firstTries.run(call, signal, { deadline, latestTry });
    } catch (error) {
      if (!isWorthAnotherTry(error, call)) {
        throw error;
      }
      if (performance.now() > latestTry) {
        throw error instanceof GivenUp ? new BrokerError({ kind: 'timeout' }) : error;
      }
    }
    return this.secondTries.run({ ...call, repeatable: false }, signal, { deadline, latestTry });
  }

  dispose(): void {
    this.firstTries.dispose();
    this.secondTries.dispose();
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
