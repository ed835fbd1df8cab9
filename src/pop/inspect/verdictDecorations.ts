import * as vscode from 'vscode';
import type { Report } from './report.ts';

/**
 * Marks verdicts in an editor and beside its scroll bar. It adds to the icon and the word that
 * each verdict begins with: colour tells nothing by itself.
 */
export class VerdictDecorations implements vscode.Disposable {
  private readonly failed = vscode.window.createTextEditorDecorationType({
    isWholeLine: true,
    backgroundColor: new vscode.ThemeColor('inputValidation.errorBackground'),
    // Only high contrast themes have this colour; they have no background of their own here.
    border: '1px solid',
    borderColor: new vscode.ThemeColor('contrastBorder'),
    overviewRulerColor: new vscode.ThemeColor('editorOverviewRuler.errorForeground'),
    overviewRulerLane: vscode.OverviewRulerLane.Full,
  });
  private readonly open = vscode.window.createTextEditorDecorationType({
    overviewRulerColor: new vscode.ThemeColor('editorOverviewRuler.warningForeground'),
    overviewRulerLane: vscode.OverviewRulerLane.Full,
  });

  show(editor: vscode.TextEditor, { lines }: Report): void {
    const withState = (wanted: 'bad' | 'unknown') =>
      lines.flatMap(({ state }, line) =>
        state === wanted ? [new vscode.Range(line, 0, line, Number.MAX_SAFE_INTEGER)] : [],
      );
    editor.setDecorations(this.failed, withState('bad'));
    editor.setDecorations(this.open, withState('unknown'));
  }

  dispose(): void {
    this.failed.dispose();
    this.open.dispose();
  }
}
