/** Far more than extensions ask with; the oldest go first. */
const most = 200;

/**
 * The scopes, tags included, that extensions asked for a session with and got none. VS Code shows
 * each of them in the Accounts menu, with a badge, until it hears of a session with the very same
 * scopes; so whoever signs in by another way has to be reported with them.
 */
export class UnansweredRequests {
  private readonly requests = new Map<string, readonly string[]>();

  /** Remembers scopes that there was no session for. */
  add(scopes: readonly string[]): void {
    this.requests.set(JSON.stringify(scopes), [...scopes]);
    const [oldest] = this.requests.keys();
    if (this.requests.size > most && oldest !== undefined) {
      this.requests.delete(oldest);
    }
  }

  /** Takes out those that are answered now. */
  take(isAnswered: (scopes: readonly string[]) => boolean): readonly (readonly string[])[] {
    const taken = [...this.requests].filter(([, scopes]) => isAnswered(scopes));
    for (const [key] of taken) {
      this.requests.delete(key);
    }
    return taken.map(([, scopes]) => scopes);
  }
}
