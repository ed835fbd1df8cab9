import * as vscode from 'vscode';
import { showError } from '../provider/showError.ts';
import type { TokenService } from '../provider/tokenService.ts';
import type { InputContext } from './input/askPopRequest.ts';
import { inspectPopToken } from './inspectPopToken.ts';
import { LastChoices } from './lastChoices.ts';
import { registerRequestCodeLenses } from './requestCodeLenses.ts';
import { requestPopToken } from './requestPopToken.ts';
import { sendPopRequest } from './sendPopRequest.ts';
import { ServerNonces } from './serverNonces.ts';
import { TokenClipboard } from './tokenClipboard.ts';
import { TokenViews } from './tokenViews.ts';
import { registerViewActions } from './viewActions.ts';

/** Registers everything around PoP: the commands, the views, the actions in editors. */
export function registerPopCommands(
  context: vscode.ExtensionContext,
  tokens: TokenService,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  const views = new TokenViews();
  const clipboard = new TokenClipboard(context.globalState);
  const input: InputContext = {
    tokens,
    nonces: new ServerNonces(),
    lastChoices: new LastChoices(context.workspaceState),
  };
  return vscode.Disposable.from(
    views,
    clipboard,
    command('entraBroker.requestPopToken', async (given) =>
      requestPopToken(given, input, { clipboard, views }),
    ),
    command('entraBroker.sendPopRequest', async (given) =>
      sendPopRequest(given, input, views, log),
    ),
    command('entraBroker.inspectPopToken', async () => inspectPopToken(views)),
    registerViewActions(views, clipboard),
    registerRequestCodeLenses(),
  );
}

/** A command that returns nothing to its caller, and shows the person why it failed. */
function command(id: string, run: (given: unknown) => Promise<void>): vscode.Disposable {
  return vscode.commands.registerCommand(id, async (given: unknown) => {
    try {
      await run(given);
    } catch (error) {
      showError(error);
    }
  });
}
