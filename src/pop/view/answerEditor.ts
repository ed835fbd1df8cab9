import * as vscode from 'vscode';
import type { TokenView, TokenViews } from './tokenViews.ts';

/**
 * The one editor that answers are shown in, beside the request. A new answer takes the place
 * of the last one, unless the person pinned that or chose to keep it open.
 */
export class AnswerEditor {
  private readonly views: TokenViews;
  private last: vscode.Uri | undefined;

  constructor(views: TokenViews) {
    this.views = views;
  }

  /** Shows an answer, and closes the last one if VS Code leaves it open. */
  async show(view: TokenView): Promise<void> {
    const before = this.last && tabOf(this.last);
    this.last = await this.views.open(view, {
      // VS Code replaces such an editor by itself, unless somebody has kept or pinned it.
      preview: true,
      viewColumn: before?.group.viewColumn ?? this.newColumn(),
    });
    const left = before && tabOf(uriOf(before));
    if (left && !left.isPinned && !previewsReplaceEachOther()) {
      await vscode.window.tabGroups.close(left, true);
    }
  }

  /** Beside the request; in the same place if there is none, or if a view is looked at. */
  private newColumn(): vscode.ViewColumn {
    const editor = vscode.window.activeTextEditor;
    return editor && !this.views.get(editor.document.uri)
      ? vscode.ViewColumn.Beside
      : vscode.ViewColumn.Active;
  }
}

function tabOf(uri: vscode.Uri | undefined): vscode.Tab | undefined {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .find((tab) => uri !== undefined && uriOf(tab)?.toString() === uri.toString());
}

function uriOf({ input }: vscode.Tab): vscode.Uri | undefined {
  return input instanceof vscode.TabInputText ? input.uri : undefined;
}

function previewsReplaceEachOther(): boolean {
  return vscode.workspace.getConfiguration('workbench.editor').get('enablePreview') !== false;
}
