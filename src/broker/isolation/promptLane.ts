import type { ChildStatus } from '../diagnosableBroker.ts';
import type { BrokerProcesses } from './brokerProcesses.ts';
import type { Call } from './call.ts';
import { throwIfCancelled } from './waiting.ts';

/**
 * Calls in a process of their own, so that one that waits for a person holds up nobody. A
 * prompt that nobody waits for any more keeps its process until the person closes it.
 */
export class PromptLane {
  private readonly processes: BrokerProcesses;

  constructor(processes: BrokerProcesses) {
    this.processes = processes;
  }

  /**
   * The answer to a call, unchecked.
   * @param limit in milliseconds
   * @throws `BrokerError`
   */
  async run(
    purpose: ChildStatus['purpose'],
    call: Call,
    signal: AbortSignal,
    limit: number,
  ): Promise<unknown> {
    throwIfCancelled(signal);
    const child = this.processes.start(purpose);
    try {
      const answer = await child.request(call, { signal, limit });
      this.processes.answered(purpose);
      return answer;
    } finally {
      child.retire();
    }
  }
}
