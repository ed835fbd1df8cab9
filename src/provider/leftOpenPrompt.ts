import * as vscode from 'vscode';
import type { BrokerToken } from '../broker/broker.ts';
import { messageText } from '../text/messageText.ts';

/** The broker is asked to close the prompt, which takes it a moment; in milliseconds. */
const timeToClose = 3000;

/**
 * Tells of a prompt that was open when its caller stopped waiting: that the system's window is
 * still there, if the broker doesn't close it, and that a choice made there is not kept.
 * @param outcome of the prompt, still to come
 */
export async function tellOfLeftOpenPrompt(outcome: Promise<BrokerToken>): Promise<void> {
  const timer = setTimeout(() => {
    tell(
      vscode.l10n.t(
        "The sign-in has ended here, but your system's sign-in window is still open. Close it there.",
      ),
    );
  }, timeToClose);
  try {
    await outcome;
    tell(
      vscode.l10n.t(
        'You signed in after the sign-in had ended here, so the account was not added. To add it, sign in again.',
      ),
    );
  } catch {
    // It is closed, and nobody has signed in: that is what was wanted.
  } finally {
    clearTimeout(timer);
  }
}

function tell(message: string): void {
  void vscode.window.showInformationMessage(messageText(message));
}
