import * as vscode from 'vscode';
// In your extension: import { … } from 'entra-broker-auth-api';
import {
  availability,
  createPopFetch,
  errorKind,
  providerId,
  wasShown,
} from '../../../src/api/index.ts';

export function activate(context: vscode.ExtensionContext): void {
  context.subscriptions.push(
    command('entraBrokerSample.getBearerSession', getBearerSession),
    command('entraBrokerSample.callApi', callApi),
  );
}

/** A command that shows each failure once: Entra Broker tells of a prompt that failed by itself. */
function command(id: string, run: () => Promise<void>): vscode.Disposable {
  return vscode.commands.registerCommand(id, async () => {
    try {
      await run();
    } catch (error) {
      if (errorKind(error) !== 'cancelled' && !wasShown(error)) {
        void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
      }
    }
  });
}

/** Entra Broker if it works, else VS Code's own Microsoft provider. Neither answer asks anybody. */
async function providerToUse(): Promise<string> {
  const { available, configured } = await availability(vscode.commands.executeCommand);
  return available && configured ? providerId : 'microsoft';
}

/** What an extension does that used VS Code's own Microsoft provider: only the id is new. */
async function getBearerSession(): Promise<void> {
  const scopes = ['https://graph.microsoft.com/User.Read'];
  const session = await vscode.authentication.getSession(await providerToUse(), scopes, {
    createIfNone: true,
  });
  void vscode.window.showInformationMessage(
    `The sample has a bearer token of ${session.account.label} for ${session.scopes.join(' ')}.`,
  );
}

/** Each request gets a token of its own, which is worth nothing for any other request. */
async function callApi(): Promise<void> {
  const url = await vscode.window.showInputBox({
    title: 'Call an API with a PoP Token',
    prompt: 'The URL to send a GET request to',
    value: vscode.workspace.getConfiguration('entraBrokerSample').get('apiUrl', ''),
    validateInput: (text) => (URL.canParse(text) ? undefined : 'This is not an absolute URL.'),
  });
  if (url === undefined) {
    return;
  }
  const response = await popFetchFor(new URL(url).origin)(url);
  const document = await vscode.workspace.openTextDocument({
    language: 'jsonc',
    content: `// ${response.status} ${response.statusText}\n${await response.text()}`,
  });
  await vscode.window.showTextDocument(document);
}

const popFetches = new Map<string, typeof fetch>();

/** One for each API and kept, since it remembers the nonces that the API hands out. */
function popFetchFor(origin: string): typeof fetch {
  const popFetch =
    popFetches.get(origin) ??
    createPopFetch({
      // Your own getSession: VS Code asks the person whether your extension may have tokens.
      getSession: vscode.authentication.getSession,
      scopes: [`${origin}/.default`],
      sessionOptions: { createIfNone: { detail: `To call ${origin}.` } },
    });
  popFetches.set(origin, popFetch);
  return popFetch;
}
