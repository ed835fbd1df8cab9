import * as vscode from 'vscode';
import { showInspection } from './showInspection.ts';
import type { TokenClipboard } from './tokenClipboard.ts';
import { viewScheme } from './tokenViews.ts';
import type { ShownView, TokenViews } from './tokenViews.ts';

const toggleCommand = 'entraBroker.view.toggleTokens';
const copyCommand = 'entraBroker.view.copyToken';
const inspectCommand = 'entraBroker.view.inspectToken';

/** The actions above a view with tokens: reveal, copy, inspect, follow a redirect. */
export function registerViewActions(
  views: TokenViews,
  clipboard: TokenClipboard,
): vscode.Disposable {
  const withView =
    (action: (view: ShownView) => Promise<void>) =>
    async (uri: unknown): Promise<void> => {
      const view = uri instanceof vscode.Uri ? views.get(uri) : undefined;
      if (view) {
        await action(view);
      }
    };
  return vscode.Disposable.from(
    vscode.commands.registerCommand(toggleCommand, (uri: unknown) => {
      if (uri instanceof vscode.Uri) {
        views.toggle(uri);
      }
    }),
    vscode.commands.registerCommand(
      copyCommand,
      withView(async ({ token }) => clipboard.copy(token)),
    ),
    vscode.commands.registerCommand(
      inspectCommand,
      withView(async ({ token, sentWith }) => showInspection(views, token, sentWith)),
    ),
    vscode.languages.registerCodeLensProvider(
      { scheme: viewScheme },
      {
        onDidChangeCodeLenses: asVoidEvent(views.onDidChange),
        provideCodeLenses: ({ uri }) => actions(views, uri),
      },
    ),
  );
}

function actions(views: TokenViews, uri: vscode.Uri): vscode.CodeLens[] {
  const view = views.get(uri);
  if (!view) {
    return [];
  }
  const { kind, revealed, redirect } = view;
  const commands: vscode.Command[] = [
    {
      title: revealed ? vscode.l10n.t('Mask tokens') : vscode.l10n.t('Reveal tokens'),
      command: toggleCommand,
      arguments: [uri],
    },
    { title: vscode.l10n.t('Copy token'), command: copyCommand, arguments: [uri] },
    ...(kind === 'inspection'
      ? []
      : [{ title: vscode.l10n.t('Inspect token'), command: inspectCommand, arguments: [uri] }]),
    ...(redirect
      ? [
          {
            title: vscode.l10n.t('Send to where it redirects…'),
            command: 'entraBroker.sendPopRequest',
            arguments: [redirect],
          },
        ]
      : []),
  ];
  return commands.map((command) => new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), command));
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
