import { throwIfCancelled, waitFor } from './waiting.ts';

/** Lets a fixed number of requests in at a time, in the order of their arrival. */
export class Turnstile {
  private readonly queue: (() => void)[] = [];
  private inside = 0;
  private readonly places: number;

  constructor(places: number) {
    this.places = places;
  }

  get isEmpty(): boolean {
    return this.inside === 0;
  }

  /**
   * Resolves when it is the caller's turn, who must {@link leave} afterwards.
   * @param limit in milliseconds
   * @throws `BrokerError` of the kind `cancelled` or `timeout`
   */
  async enter(signal: AbortSignal, limit: number): Promise<void> {
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
      await waitFor(turn, { signal, limit });
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

  leave(): void {
    const next = this.queue.shift();
    if (next) {
      next();
    } else {
      this.inside--;
    }
  }
}
