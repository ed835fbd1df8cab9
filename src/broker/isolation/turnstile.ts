import { BrokerError } from '../brokerError.ts';
import { throwIfCancelled, waitFor } from './waiting.ts';

/**
 * Lets a fixed number of requests in at a time, in the order of their arrival. Those before
 * it may wait for longer than the limit, as long as there is progress: a burst of requests is
 * served to its end, a broker that answers nothing is found out in time.
 */
export class Turnstile {
  private readonly queue: (() => void)[] = [];
  private inside = 0;
  private lastProgress = 0;
  private readonly places: number;

  constructor(places: number) {
    this.places = places;
  }

  get isEmpty(): boolean {
    return this.inside === 0;
  }

  /**
   * Resolves when it is the caller's turn, who must {@link leave} afterwards.
   * @param limit in milliseconds, without any progress
   * @param deadline by `performance.now`, progress or not
   * @throws `BrokerError` of the kind `cancelled` or `timeout`
   */
  async enter(signal: AbortSignal, limit: number, deadline = Infinity): Promise<void> {
    throwIfCancelled(signal);
    if (this.inside < this.places) {
      this.inside++;
      return;
    }
    let admit: () => void = () => undefined;
    const turn = new Promise<void>((resolve) => {
      admit = resolve;
    });
    this.queue.push(admit);
    try {
      await this.waitForTurn(turn, signal, limit, deadline);
    } catch (error) {
      const place = this.queue.indexOf(admit);
      if (place < 0) {
        this.leave();
      } else {
        this.queue.splice(place, 1);
      }
      throw error;
    }
  }

  /** Somebody inside got an answer. */
  progress(): void {
    this.lastProgress = performance.now();
  }

  leave(): void {
    const next = this.queue.shift();
    if (next) {
      next();
    } else {
      this.inside--;
    }
  }

  private async waitForTurn(
    turn: Promise<void>,
    signal: AbortSignal,
    limit: number,
    deadline: number,
  ): Promise<void> {
    let end = performance.now() + limit;
    for (;;) {
      const left = Math.min(end, deadline) - performance.now();
      try {
        await waitFor(turn, { signal, limit: left });
        return;
      } catch (error) {
        end = this.lastProgress + limit;
        const hasTime = performance.now() < Math.min(end, deadline);
        if (!(error instanceof BrokerError && error.kind === 'timeout' && hasTime)) {
          throw error;
        }
      }
    }
  }
}
