/** Reads the account with a native id from the runtime's store. */
export type ReadAccount<T> = (nativeAccountId: string, correlationId: string) => Promise<T>;

/**
 * Accounts as the native runtime gives them out, to be handed back to it with each silent call.
 * MSAL's plugin reads the account again before every such call, which takes a quarter of the time of
 * a PoP token and half of that of a stored bearer token. What was read says no more than who is
 * meant: whether the account may have a token, the runtime decides with each call.
 */
export class KeptAccounts<T> {
  private readonly kept = new Map<string, Promise<T>>();
  private readonly read: ReadAccount<T>;

  constructor(read: ReadAccount<T>) {
    this.read = read;
  }

  /** The account, from memory if it was read before. */
  async get(nativeAccountId: string, correlationId: string): Promise<T> {
    const known = this.kept.get(nativeAccountId);
    if (known) {
      return known;
    }
    const reading = this.read(nativeAccountId, correlationId);
    this.kept.set(nativeAccountId, reading);
    try {
      return await reading;
    } catch (error) {
      if (this.kept.get(nativeAccountId) === reading) {
        this.kept.delete(nativeAccountId);
      }
      throw error;
    }
  }

  /** Makes every account be read again. */
  forget(): void {
    this.kept.clear();
  }
}
