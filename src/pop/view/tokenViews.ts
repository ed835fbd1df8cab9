import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { neverAborted } from '../../broker/waiting.ts';
import type { PopRequest } from '../../proof/popRequest.ts';
import { labelText } from '../../text/labelText.ts';
import { reportPath } from '../../text/reportPath.ts';
import type { RequestProposal } from '../input/proposal.ts';
import { maskTokensInSlices } from './tokenText.ts';
import { viewScheme } from './viewScheme.ts';

/** Something that can be done from a view, offered above its text. */
export interface ViewAction {
  readonly title: string;
  readonly tooltip: string;
  readonly run: (view: ShownView) => Promise<void>;
}

/** A text that has tokens in it, to be shown. */
export interface TokenView {
  /** Becomes the name of the tab; without anything secret. */
  readonly title: string;
  readonly text: string;
  /** The text with its tokens cut down; they are looked for in the text if it is not given. */
  readonly masked?: string;
  readonly token: string;
  /** The tokens of earlier attempts that are in the text too. */
  readonly earlierTokens?: readonly string[];
  /** The request that the token is for, if it is known. */
  readonly request?: PopRequest;
  /** Offered before those that every view has. */
  readonly actions?: readonly ViewAction[];
  /** The request to start with when a command is run from the view. */
  readonly proposal?: RequestProposal;
}

/** A view with the state of its masks. */
export interface ShownView extends TokenView {
  /** Stands for the view in the arguments of its actions, and says nothing about it. */
  readonly id: string;
  readonly uri: vscode.Uri;
  readonly revealed: boolean;
}

/**
 * Shows texts with tokens as read-only documents that exist only in memory: VS Code makes no
 * backup of them, and there is nothing of them to undo. Tokens are masked until someone asks.
 */
export class TokenViews implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly views = new Map<string, ShownView>();
  private readonly changes = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changes.event;
  private readonly subscriptions: vscode.Disposable;

  constructor() {
    this.subscriptions = vscode.Disposable.from(
      this.changes,
      vscode.workspace.registerTextDocumentContentProvider(viewScheme, this),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.views.delete(uri.toString())),
    );
  }

  /** Opens a view in a tab of its own, or as the options say. @returns its URI. */
  async open(view: TokenView, options: vscode.TextDocumentShowOptions = {}): Promise<vscode.Uri> {
    const uri = this.add(view);
    await vscode.window.showTextDocument(uri, { preview: false, ...options });
    return uri;
  }

  /** Shows in what a view differs from an earlier one. */
  async compare(before: TokenView, { uri, title }: ShownView): Promise<void> {
    const other = this.add(before);
    await vscode.commands.executeCommand(
      'vscode.diff',
      other,
      uri,
      labelText(vscode.l10n.t('Before ↔ {0}', title)),
    );
  }

  /** The view of a document, as long as it is open. */
  get(uri: vscode.Uri): ShownView | undefined {
    return this.views.get(uri.toString());
  }

  /** The view that an id stands for, as long as it is open. */
  withId(id: unknown): ShownView | undefined {
    return [...this.views.values()].find((view) => view.id === id);
  }

  /** Shows the tokens of a view that is still open, or masks them again. */
  reveal({ uri }: ShownView, revealed: boolean): void {
    const view = this.get(uri);
    if (view) {
      this.views.set(uri.toString(), { ...view, revealed });
      this.changes.fire(uri);
    }
  }

  /** Shows another text in a view that is still open. */
  change(uri: vscode.Uri, texts: Required<Pick<TokenView, 'text' | 'masked'>>): void {
    const view = this.get(uri);
    if (view) {
      this.views.set(uri.toString(), { ...view, ...texts });
      this.changes.fire(uri);
    }
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const view = this.get(uri);
    if (!view) {
      return vscode.l10n.t('This is no longer in memory. Tokens are never kept.');
    }
    return view.revealed ? view.text : maskedText(view);
  }

  dispose(): void {
    this.subscriptions.dispose();
    this.views.clear();
  }

  private add(view: TokenView): vscode.Uri {
    const uri = vscode.Uri.from({ scheme: viewScheme, path: reportPath(view.title) });
    this.views.set(uri.toString(), { ...view, id: randomUUID(), uri, revealed: false });
    return uri;
  }
}

/** The text of a view without its tokens. */
async function maskedText({ text, masked, token, earlierTokens = [] }: TokenView): Promise<string> {
  return masked ?? maskTokensInSlices(text, [token, ...earlierTokens], neverAborted);
}
