import * as vscode from 'vscode';

/**
 * Runs work that takes an `AbortSignal`, aborted when VS Code's token is cancelled. The signal's
 * reason is a `CancellationError`.
 */
export async function withSignal<T>(
  token: vscode.CancellationToken,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const abort = () => {
    controller.abort(new vscode.CancellationError());
  };
  if (token.isCancellationRequested) {
    abort();
  }
  const subscription = token.onCancellationRequested(abort);
  try {
    return await work(controller.signal);
  } finally {
    subscription.dispose();
  }
}
