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
    (action: (view: ShownView, uri: vscode.Uri) => Promise<void>) =>
    async (uri: unknown): Promise<void> => {
      const view = uri instanceof vscode.Uri ? views.get(uri) : undefined;
      if (view) {
        await action(view, uri as vscode.Uri);
      }
    };
  return vscode.Disposable.from(
    vscode.commands.registerCommand(
      toggleCommand,
      withView(async (view, uri) => {
        if (await isWanted(view)) {
          views.toggle(uri);
        }
      }),
    ),
    vscode.commands.registerCommand(
      copyCommand,
      withView(async (view) => {
        if (await isWanted(view)) {
          await clipboard.copy(view.token);
        }
      }),
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

/**
 * Asks before tokens are shown or copied: any extension can run a command, and read what an
 * editor shows. A view that shows them is not asked about again.
 */
async function isWanted({ revealed }: ShownView): Promise<boolean> {
  const go = vscode.l10n.t('Continue');
  return (
    revealed ||
    (await vscode.window.showWarningMessage(
      vscode.l10n.t('Show or copy the tokens of this editor?'),
      {
        modal: true,
        detail: vscode.l10n.t(
          'Whoever gets them can use them, as far as a PoP token allows. Continue if you asked for it; every extension can.',
        ),
      },
      go,
    )) === go
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
