/**
 * A map whose entries end by themselves. Whoever adds one sweeps out those that have ended, so
 * that it doesn't grow for as long as the window is open.
 */
export class ExpiringMap<T> {
  private readonly entries = new Map<string, { readonly value: T; readonly until: number }>();

  /** The value, unless it has ended. */
  get(key: string): T | undefined {
    const entry = this.entries.get(key);
    return entry && Date.now() < entry.until ? entry.value : undefined;
  }

  /** @param until when the entry ends, in milliseconds since the epoch. */
  set(key: string, value: T, until: number): void {
    this.entries.set(key, { value, until });
    const now = Date.now();
    for (const [other, entry] of this.entries) {
      if (entry.until <= now) {
        this.entries.delete(other);
      }
    }
  }

  /** Deletes an entry, if there is one. */
  delete(key: string): void {
    this.entries.delete(key);
  }

  /** Deletes the entries with such a key. */
  deleteIf(matches: (key: string) => boolean): void {
    for (const key of this.entries.keys()) {
      if (matches(key)) {
        this.entries.delete(key);
      }
    }
  }

  /** How many entries are held. */
  get size(): number {
    return this.entries.size;
  }
}
