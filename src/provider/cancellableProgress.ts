import * as vscode from 'vscode';
import { neverAborted } from '../broker/waiting.ts';
import { withSignal } from './withSignal.ts';

/** Work that stops when its signal is aborted, and that can say how far it is. */
export type CancellableWork<T> = (
  signal: AbortSignal,
  report: (message: string) => void,
) => Promise<T>;

/**
 * Runs work while a notification shows its progress, with a cancel button.
 * @param outer ends the work as well: the signal of a caller that can be cancelled itself.
 * @throws {vscode.CancellationError} if the work fails after it was cancelled, whatever it fails
 *   with; otherwise the work's own error.
 */
export async function withCancellableProgress<T>(
  title: string,
  work: CancellableWork<T>,
  outer: AbortSignal = neverAborted,
): Promise<T> {
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    async (progress, cancellation) =>
      withSignal(cancellation, async (button) =>
        cancelledBy(AbortSignal.any([button, outer]), async (signal) =>
          work(signal, (message) => {
            progress.report({ message });
          }),
        ),
      ),
  );
}

/**
 * Runs work that its signal ends.
 * @throws {vscode.CancellationError} if the work fails after that, whatever it fails with;
 *   otherwise the work's own error.
 */
export async function cancelledBy<T>(
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  try {
    return await work(signal);
  } catch (error) {
    throw signal.aborted ? new vscode.CancellationError() : error;
  }
}
