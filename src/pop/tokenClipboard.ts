import * as vscode from 'vscode';

/** Copies what contains a token, and clears the clipboard if that is still there later. */
export class TokenClipboard implements vscode.Disposable {
  private copied: string | undefined;
  private timer: NodeJS.Timeout | undefined;

  /** @param text a token, or what contains one. */
  async copy(text: string): Promise<void> {
    await vscode.env.clipboard.writeText(text);
    clearTimeout(this.timer);
    const seconds = vscode.workspace
      .getConfiguration('entraBroker')
      .get<number>('clearClipboardAfterSeconds', 60);
    if (seconds > 0) {
      this.copied = text;
      this.timer = setTimeout(() => void this.clear(), seconds * 1000);
      void vscode.window.showInformationMessage(
        vscode.l10n.t('Copied. The clipboard is cleared in {0} seconds.', seconds),
      );
    } else {
      this.copied = undefined;
      void vscode.window.showInformationMessage(vscode.l10n.t('Copied.'));
    }
  }

  /** Nobody would clear the clipboard after this window is gone. */
  dispose(): void {
    clearTimeout(this.timer);
    void this.clear();
  }

  private async clear(): Promise<void> {
    const { copied } = this;
    this.copied = undefined;
    if (copied !== undefined && (await readClipboard()) === copied) {
      await vscode.env.clipboard.writeText('');
    }
  }
}

/** In a browser, a window without the focus can't read the clipboard. */
async function readClipboard(): Promise<string | undefined> {
  try {
    return await vscode.env.clipboard.readText();
  } catch {
    return undefined;
  }
}
