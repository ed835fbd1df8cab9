/**
 * Lets one sign-in prompt be open at a time: a second one on top of it would confuse the
 * person, and the broker refuses it (`ApiContractViolation`).
 */
export class PromptQueue {
  private last: Promise<unknown> = Promise.resolve();
  private open = 0;

  /** Whether a prompt that starts now has to wait for another to close. */
  get busy(): boolean {
    return this.open > 0;
  }

  /**
   * Runs `prompt` when all earlier ones have ended.
   * @param signal takes a waiting prompt out of the queue; it rejects with the signal's reason.
   */
  async enqueue<T>(signal: AbortSignal, prompt: () => Promise<T>): Promise<T> {
    this.open++;
    const previous = this.last;
    const turn = Promise.race([previous, rejectedOnAbort(signal)]).then(async () => {
      signal.throwIfAborted();
      return prompt();
    });
    this.last = Promise.allSettled([previous, turn]);
    try {
      return await turn;
    } finally {
      this.open--;
    }
  }
}

async function rejectedOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const abort = () => {
      reject(signal.reason as Error);
    };
    if (signal.aborted) {
      abort();
    } else {
      signal.addEventListener('abort', abort);
    }
  });
}
