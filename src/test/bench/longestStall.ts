import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';

/** Does some work, and tells the longest time in milliseconds that something else had to wait for this thread. */
export async function longestStall(work: () => Promise<unknown>): Promise<number> {
  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  // It counts from its second look on, and a stall that has just ended by the next one.
  await setTimeout(5);
  await work();
  await setTimeout(5);
  delays.disable();
  return delays.max / 1e6;
}
