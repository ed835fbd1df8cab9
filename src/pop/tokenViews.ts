import * as vscode from 'vscode';
import type { PopRequest } from '../broker/broker.ts';
import type { PopCommandArguments } from './commandArguments.ts';
import { maskTokens } from './tokenText.ts';

export const viewScheme = 'entra-broker-pop';

/** A text that has tokens in it, to be shown. */
export interface TokenView {
  readonly kind: 'inspection' | 'exchange';
  /** Becomes the name of the tab; without anything secret. */
  readonly title: string;
  readonly text: string;
  readonly token: string;
  /** The tokens of earlier attempts that are in the text too. */
  readonly earlierTokens?: readonly string[];
  /** The request that the token is for, where it is known. */
  readonly sentWith?: PopRequest;
  /** Where the answer redirects to, as arguments of the command that sends. */
  readonly redirect?: PopCommandArguments;
}

/** A view with the state of its masks. */
export interface ShownView extends TokenView {
  readonly revealed: boolean;
}

/**
 * Shows texts with tokens as read-only documents that exist in memory alone: VS Code makes no
 * backup of them, and there is nothing of them to undo. Tokens are masked until someone asks.
 */
export class TokenViews implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly views = new Map<string, ShownView>();
  private readonly changes = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changes.event;
  private readonly subscriptions: vscode.Disposable;
  private opened = 0;

  constructor() {
    this.subscriptions = vscode.Disposable.from(
      this.changes,
      vscode.workspace.registerTextDocumentContentProvider(viewScheme, this),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.views.delete(uri.toString())),
    );
  }

  async open(view: TokenView): Promise<void> {
    const path = `/${++this.opened}/${view.title}.md`;
    const uri = vscode.Uri.from({ scheme: viewScheme, path });
    this.views.set(uri.toString(), { ...view, revealed: false });
    await vscode.window.showTextDocument(uri, { preview: false });
  }

  /** The view of a document, as long as it is open. */
  get(uri: vscode.Uri): ShownView | undefined {
    return this.views.get(uri.toString());
  }

  /** Shows the tokens of a view, or masks them again. */
  toggle(uri: vscode.Uri): void {
    const view = this.get(uri);
    if (view) {
      this.views.set(uri.toString(), { ...view, revealed: !view.revealed });
      this.changes.fire(uri);
    }
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    const view = this.get(uri);
    if (!view) {
      return vscode.l10n.t('This is no longer in memory. Tokens are never kept.');
    }
    const { revealed, text, token, earlierTokens = [] } = view;
    return revealed ? text : maskTokens(text, [token, ...earlierTokens]);
  }

  dispose(): void {
    this.subscriptions.dispose();
    this.views.clear();
  }
}
