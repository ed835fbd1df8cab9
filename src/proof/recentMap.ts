/** A map with a limit: the entries that were used the longest time ago go first. */
export class RecentMap<T> {
  /** In the order of their last use, the oldest first. */
  private readonly entries = new Map<string, T>();
  private readonly most: number;

  /** @param most how many entries are held. */
  constructor(most: number) {
    this.most = most;
  }

  /** Whether there is a value; to ask isn't to use it. */
  has(key: string): boolean {
    return this.entries.has(key);
  }

  /** The value, which is used by that. */
  get(key: string): T | undefined {
    const value = this.entries.get(key);
    if (value !== undefined) {
      this.set(key, value);
    }
    return value;
  }

  /** Keeps a value, which is used by that. */
  set(key: string, value: T): void {
    this.entries.delete(key);
    this.entries.set(key, value);
    const [oldest] = this.entries.keys();
    if (this.entries.size > this.most && oldest !== undefined) {
      this.entries.delete(oldest);
    }
  }

  /** Lets go of a value, if there is one. */
  delete(key: string): void {
    this.entries.delete(key);
  }
}
