interface Waiter<T> {
  readonly matches: (item: T) => boolean;
  readonly resolve: (item: T) => void;
  readonly reject: (error: Error) => void;
}

/** A queue of what arrived, from which each item is awaited once, in order. */
export class Arrivals<T> {
  private unseen: T[] = [];
  private waiters: Waiter<T>[] = [];

  add(item: T): void {
    const waiter = this.waiters.find(({ matches }) => matches(item));
    if (waiter) {
      this.waiters = this.waiters.filter((other) => other !== waiter);
      waiter.resolve(item);
    } else {
      this.unseen.push(item);
    }
  }

  /** The first item that matches and that no earlier call returned, when it is there. */
  next(matches: (item: T) => boolean, signal: AbortSignal): Promise<T> {
    const item = this.unseen.find(matches);
    if (item !== undefined) {
      this.unseen = this.unseen.filter((other) => other !== item);
      return Promise.resolve(item);
    }
    return new Promise((resolve, reject) => {
      const waiter = { matches, resolve, reject };
      this.waiters.push(waiter);
      signal.addEventListener('abort', () => {
        this.waiters = this.waiters.filter((other) => other !== waiter);
        reject(new Error('Nobody waits for it any more.'));
      });
    });
  }

  /** Forgets what nobody awaited, and lets nobody wait any longer. */
  clear(): void {
    this.unseen = [];
    for (const { reject } of this.waiters.splice(0)) {
      reject(new Error('What was awaited did not arrive before a new start.'));
    }
  }
}
