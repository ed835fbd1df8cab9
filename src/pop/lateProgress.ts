import { neverAborted } from '../broker/waiting.ts';
import { cancelledBy, withCancellableProgress } from '../provider/cancellableProgress.ts';

/** In milliseconds; what is done sooner needs no progress. */
const quiet = 300;

/**
 * Runs work, and shows a progress with a cancel button if it takes longer than a moment.
 * @param outer ends the work as well: the signal of a caller that can be cancelled itself.
 * @throws {vscode.CancellationError} if the person cancels it, otherwise the work's own error.
 */
export async function withLateProgress<T>(
  title: string,
  work: (signal: AbortSignal) => Promise<T>,
  outer: AbortSignal = neverAborted,
): Promise<T> {
  const button = new AbortController();
  const done = cancelledBy(AbortSignal.any([button.signal, outer]), work);
  const timer = setTimeout(() => {
    void withCancellableProgress(title, async (signal) => {
      signal.addEventListener('abort', () => {
        button.abort();
      });
      await Promise.allSettled([done]);
    });
  }, quiet);
  try {
    return await done;
  } finally {
    clearTimeout(timer);
  }
}
