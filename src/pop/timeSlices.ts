/** In milliseconds: far below what a person notices, while others wait for the thread. */
const sliceMilliseconds = 8;

/** Work in slices, between which others get the thread that all extensions share. */
export class TimeSlices {
  private readonly signal: AbortSignal;
  private start = performance.now();

  constructor(signal: AbortSignal) {
    this.signal = signal;
  }

  /**
   * Is called every now and then during the work; lets others run when a slice is over.
   * @throws {unknown} the signal's reason, if it is aborted.
   */
  async pause(): Promise<void> {
    this.signal.throwIfAborted();
    if (performance.now() - this.start > sliceMilliseconds) {
      await new Promise((resolve) => setImmediate(resolve));
      this.signal.throwIfAborted();
      this.start = performance.now();
    }
  }
}
