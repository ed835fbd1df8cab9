import * as vscode from 'vscode';
import { showError } from '../provider/showError.ts';
import { actionRows } from './view/actionRows.ts';
import { confirmDisclosure } from './view/confirmDisclosure.ts';
import { rowLines } from './view/rowLines.ts';
import type { TokenClipboard } from './view/tokenClipboard.ts';
import { viewScheme } from './view/viewScheme.ts';
import type { ShownView, TokenViews, ViewAction } from './view/tokenViews.ts';

const actionCommand = 'entraBroker.view.act';

/**
 * The actions above a view: its own, and to reveal and to copy its token. Every extension can
 * read their arguments, so these are an id and a number.
 */
export function registerViewActions(
  views: TokenViews,
  clipboard: TokenClipboard,
): vscode.Disposable {
  const actionsOf = (view: ShownView): readonly ViewAction[] => [
    ...(view.actions ?? []),
    copyToken(view, clipboard),
    revealTokens(view, views),
  ];
  return vscode.Disposable.from(
    vscode.commands.registerCommand(actionCommand, async (id: unknown, number: unknown) => {
      const view = views.withId(id);
      const action = view && typeof number === 'number' ? actionsOf(view)[number] : undefined;
      try {
        if (view) {
          await action?.run(view);
        }
      } catch (error) {
        showError(error);
      }
    }),
    vscode.languages.registerCodeLensProvider(
      { scheme: viewScheme },
      {
        onDidChangeCodeLenses: asVoidEvent(views.onDidChange),
        provideCodeLenses: (document) => {
          const view = views.get(document.uri);
          return view ? lenses(actionsOf(view), view, document) : [];
        },
      },
    ),
  );
}

function lenses(
  actions: readonly ViewAction[],
  { id }: ShownView,
  document: vscode.TextDocument,
): vscode.CodeLens[] {
  const rows = actionRows(actions.map(({ title }) => title));
  const lines = rowLines(beginningOf(document), Math.max(...rows) + 1);
  return actions.map(({ title, tooltip }, number) => {
    const line = lines[rows[number] ?? 0] ?? 0;
    return new vscode.CodeLens(new vscode.Range(line, 0, line, 0), {
      title,
      tooltip,
      command: actionCommand,
      arguments: [id, number],
    });
  });
}

/** More lines than there are above the headers of an answer. */
const firstLines = 20;

function beginningOf(document: vscode.TextDocument): readonly string[] {
  const count = Math.min(document.lineCount, firstLines);
  return Array.from({ length: count }, (_, line) => document.lineAt(line).text);
}

function copyToken(view: ShownView, clipboard: TokenClipboard): ViewAction {
  return {
    title: vscode.l10n.t('Copy token'),
    tooltip: vscode.l10n.t('Asks first, then copies the token to the clipboard'),
    run: async () => {
      if (await confirmDisclosure(view, 'copy')) {
        await clipboard.copy(view.token);
      }
    },
  };
}

function revealTokens(view: ShownView, views: TokenViews): ViewAction {
  return {
    title: view.revealed ? vscode.l10n.t('Mask tokens') : vscode.l10n.t('Reveal tokens'),
    tooltip: view.revealed
      ? vscode.l10n.t('Hides most of each token in this editor again')
      : vscode.l10n.t('Asks first, then shows the tokens in full'),
    run: async () => {
      if (view.revealed || (await confirmDisclosure(view, 'show'))) {
        views.reveal(view, !view.revealed);
      }
    },
  };
}

function asVoidEvent(event: vscode.Event<unknown>): vscode.Event<void> {
  return (listener, ...rest) =>
    event(
      () => {
        listener();
      },
      ...rest,
    );
}
