import type { ChildStatus } from '../../diagnosableBroker.ts';
import type { ChildProcesses } from './childProcesses.ts';
import type { Call } from './call.ts';
import { throwIfCancelled } from '../../waiting.ts';

/**
 * Calls in a process of their own, so that one that waits for a user holds up nobody.
 * The process of a prompt that nobody waits for any more asks the broker to close it, and stays
 * until it is closed.
 */
export class OwnProcessLane {
  private readonly processes: ChildProcesses;

  constructor(processes: ChildProcesses) {
    this.processes = processes;
  }

  /**
   * The answer to a call, unchecked.
   * @param limit in milliseconds
   * @param onLeft takes the answer, still to come, if the caller stops waiting
   * @throws {BrokerError} if the call fails, is cancelled or takes too long
   */
  async call(
    purpose: ChildStatus['purpose'],
    call: Call,
    signal: AbortSignal,
    limit: number,
    onLeft?: (answer: Promise<unknown>) => void,
  ): Promise<unknown> {
    throwIfCancelled(signal);
    const child = this.processes.start(purpose);
    try {
      const answer = await child.request(call, { signal, limit }, onLeft);
      this.processes.answered(purpose);
      return answer;
    } finally {
      child.retire();
    }
  }
}
