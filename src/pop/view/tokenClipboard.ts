import { createHash } from 'node:crypto';
import * as vscode from 'vscode';
import { readClearClipboardAfterSeconds } from '../../provider/settings.ts';
import { messageText } from '../../text/messageText.ts';
import { clipboardKey as key } from './clipboardKey.ts';

/** What is on the clipboard and has to go; the text itself is kept nowhere. */
interface Pending {
  readonly sha256: string;
  /** In milliseconds since the epoch. */
  readonly clearAt: number;
}

/**
 * Copies what contains a token, and clears the clipboard if that is still there later. A
 * window that closes before can't: VS Code listens to no extension then. So the next window
 * does, by a hash of what was copied.
 */
export class TokenClipboard implements vscode.Disposable {
  private readonly state: vscode.Memento;
  private timer: NodeJS.Timeout | undefined;

  /** @param state that outlives the window. */
  constructor(state: vscode.Memento) {
    this.state = state;
    const pending = state.get<Pending>(key);
    if (pending) {
      this.schedule(pending);
    }
  }

  /** @param text a token, or what contains one. */
  async copy(text: string): Promise<void> {
    await vscode.env.clipboard.writeText(text);
    const seconds = readClearClipboardAfterSeconds();
    if (seconds > 0) {
      const pending = { sha256: hash(text), clearAt: Date.now() + seconds * 1000 };
      await this.state.update(key, pending);
      this.schedule(pending);
      void vscode.window.showInformationMessage(
        messageText(vscode.l10n.t('Copied. The clipboard is cleared in {0} seconds.', seconds)),
      );
    } else {
      await this.state.update(key, undefined);
      clearTimeout(this.timer);
      void vscode.window.showInformationMessage(vscode.l10n.t('Copied.'));
    }
  }

  dispose(): void {
    clearTimeout(this.timer);
  }

  private schedule(pending: Pending): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.clear(pending), pending.clearAt - Date.now());
  }

  private async clear({ sha256 }: Pending): Promise<void> {
    const text = await readClipboard();
    if (text !== undefined && hash(text) === sha256) {
      await vscode.env.clipboard.writeText('');
    }
    // Another window may have copied since.
    if (this.state.get<Pending>(key)?.sha256 === sha256) {
      await this.state.update(key, undefined);
    }
  }
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** In a browser, a window without the focus can't read the clipboard. */
async function readClipboard(): Promise<string | undefined> {
  try {
    return await vscode.env.clipboard.readText();
  } catch {
    return undefined;
  }
}
