import * as vscode from 'vscode';
import { viewScheme } from '../view/viewScheme.ts';
import type { TokenViews } from '../view/tokenViews.ts';
import { textOf } from './report.ts';
import type { Report } from './report.ts';
import { VerdictDecorations } from './verdictDecorations.ts';

/** In milliseconds. Reports write times in minutes. */
const refreshInterval = 30_000;

interface OpenReport {
  readonly uri: vscode.Uri;
  readonly report: Report;
  readonly write: () => Report;
}

/**
 * Gives the editors of reports what a text can't have: parts that are folded, meanings where the
 * mouse or the cursor is, marks beside verdicts. Reports that are looked at stay true as time goes by.
 */
export class ReportEditors
  implements vscode.HoverProvider, vscode.FoldingRangeProvider, vscode.Disposable
{
  private readonly views: TokenViews;
  private readonly reports = new Map<string, OpenReport>();
  private readonly decorations = new VerdictDecorations();
  private readonly subscriptions: vscode.Disposable;
  private timer: NodeJS.Timeout | undefined;

  constructor(views: TokenViews) {
    this.views = views;
    this.subscriptions = vscode.Disposable.from(
      this.decorations,
      vscode.languages.registerHoverProvider({ scheme: viewScheme }, this),
      vscode.languages.registerFoldingRangeProvider({ scheme: viewScheme }, this),
      vscode.window.onDidChangeVisibleTextEditors(() => {
        this.refreshVisible();
      }),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document.uri.scheme === viewScheme) {
          this.decorateVisible();
        }
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.reports.delete(uri.toString())),
    );
  }

  /**
   * Takes over the editor of a report that was just opened.
   * @param write writes the report as it is to be now.
   */
  async add(uri: vscode.Uri, report: Report, write: () => Report): Promise<void> {
    this.reports.set(uri.toString(), { uri, report, write });
    this.refreshVisible();
    const selectionLines = report.folds
      .filter(({ isFolded }) => isFolded)
      .map(({ start }) => start);
    if (selectionLines.length > 0) {
      // VS Code has no other way to fold a part at first.
      await vscode.commands.executeCommand('editor.fold', { selectionLines, levels: 1 });
    }
  }

  provideHover({ uri }: vscode.TextDocument, { line }: vscode.Position): vscode.Hover | undefined {
    const meaning = this.reports.get(uri.toString())?.report.lines[line]?.meaning;
    // Meanings are sentences of ours, with nothing of the token in them but times.
    return meaning === undefined ? undefined : new vscode.Hover(new vscode.MarkdownString(meaning));
  }

  provideFoldingRanges({ uri }: vscode.TextDocument): vscode.FoldingRange[] {
    const folds = this.reports.get(uri.toString())?.report.folds ?? [];
    return folds.map(({ start, end }) => new vscode.FoldingRange(start, end));
  }

  dispose(): void {
    clearInterval(this.timer);
    this.subscriptions.dispose();
  }

  private visible(): readonly (readonly [vscode.TextEditor, OpenReport])[] {
    return vscode.window.visibleTextEditors.flatMap((editor) => {
      const open = this.reports.get(editor.document.uri.toString());
      return open ? [[editor, open] as const] : [];
    });
  }

  private refreshVisible(): void {
    const visible = this.visible();
    for (const [, open] of visible) {
      this.refresh(open);
    }
    this.decorateVisible();
    clearInterval(this.timer);
    this.timer =
      visible.length === 0
        ? undefined
        : setInterval(() => {
            this.refreshVisible();
          }, refreshInterval);
  }

  private refresh({ uri, report: before, write }: OpenReport): void {
    const report = write();
    const text = textOf(report, 'revealed');
    if (text !== textOf(before, 'revealed')) {
      this.reports.set(uri.toString(), { uri, report, write });
      this.views.change(uri, { text, masked: textOf(report, 'masked') });
    }
  }

  private decorateVisible(): void {
    for (const [editor, { report }] of this.visible()) {
      this.decorations.show(editor, report);
    }
  }
}
