/** Notices when calls wait in a process and none of them has been answered for a while. */
export class StallWatch {
  private readonly patience: number;
  private readonly onStall: () => void;
  private timer: NodeJS.Timeout | undefined;
  private stalled = false;

  /** @param patience in milliseconds */
  constructor(patience: number, onStall: () => void) {
    this.patience = patience;
    this.onStall = onStall;
  }

  /** Whether calls have waited for so long, and still do. */
  get isStalled(): boolean {
    return this.stalled;
  }

  /** The process gives a sign of life; the next one is waited for from now on. */
  signOfLife(): void {
    this.rest();
    this.timer = setTimeout(() => {
      this.stalled = true;
      this.onStall();
    }, this.patience);
    this.timer.unref();
  }

  /** Nobody waits for the process. */
  rest(): void {
    clearTimeout(this.timer);
    this.stalled = false;
  }
}
