import type { CancellationToken } from 'vscode';

/**
 * For requests that VS Code gives no way to cancel, or that several callers wait for; the
 * broker limits how long they take.
 */
export const neverAborted = new AbortController().signal;

/**
 * Runs work that takes an `AbortSignal`, aborted when VS Code's token is cancelled.
 */
export async function withSignal<T>(
  token: CancellationToken,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  if (token.isCancellationRequested) {
    controller.abort();
  }
  const subscription = token.onCancellationRequested(() => {
    controller.abort();
  });
  try {
    return await work(controller.signal);
  } finally {
    subscription.dispose();
  }
}
