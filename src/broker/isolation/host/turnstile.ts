import { throwIfCancelled, waitFor } from '../../waiting.ts';
import type { Patience } from '../../waiting.ts';

/** Lets a fixed number of requests in at a time, in the order of their arrival. */
export class Turnstile {
  private readonly queue: (() => void)[] = [];
  private inside = 0;
  private readonly places: number;

  constructor(places: number) {
    this.places = places;
  }

  /** Whether all who were let in have left; then nobody waits either. */
  get isEmpty(): boolean {
    return this.inside === 0;
  }

  /** Whether somebody waits to be let in. */
  get isCrowded(): boolean {
    return this.queue.length > 0;
  }

  /**
   * Resolves when it is the caller's turn, who must {@link leave} afterwards.
   * @throws {BrokerError} of the kind `cancelled` or `timeout`
   * @throws {GivenUp} if the caller is sent elsewhere
   */
  async enter(patience: Patience): Promise<void> {
    throwIfCancelled(patience.signal);
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
      await waitFor(turn, patience);
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

  /** Gives the caller's place to whoever waits longest; once for each {@link enter} that resolved. */
  leave(): void {
    const next = this.queue.shift();
    if (next) {
      next();
    } else {
      this.inside--;
    }
  }
}
