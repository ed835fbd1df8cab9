import * as vscode from 'vscode';
import { foldsOf } from './folds.ts';
import type { TokenViews } from './tokenViews.ts';
import { viewScheme } from './viewScheme.ts';

/** Lets the sections of an answer be folded, and what is indented in its body. */
export function registerAnswerFolding(views: TokenViews): vscode.Disposable {
  return vscode.languages.registerFoldingRangeProvider(
    { scheme: viewScheme },
    {
      provideFoldingRanges: (document) =>
        views.get(document.uri)?.proposal
          ? foldsOf(document.getText()).map(([start, end]) => new vscode.FoldingRange(start, end))
          : [],
    },
  );
}
