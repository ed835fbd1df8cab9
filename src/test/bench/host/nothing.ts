import * as vscode from 'vscode';
import { providers, scopes } from './measured.ts';

const session: vscode.AuthenticationSession = {
  id: 'nobody',
  accessToken: 'none',
  account: { id: 'nobody', label: 'nobody' },
  scopes,
};

/** An extension with a provider that answers at once: what is left is what VS Code takes. */
export function activate({ subscriptions }: vscode.ExtensionContext): void {
  const provider: vscode.AuthenticationProvider = {
    onDidChangeSessions: new vscode.EventEmitter<never>().event,
    getSessions: () => Promise.resolve([session]),
    createSession: () => Promise.resolve(session),
    removeSession: () => Promise.resolve(),
  };
  subscriptions.push(
    vscode.authentication.registerAuthenticationProvider(
      providers.nothing.provider,
      'Nothing',
      provider,
    ),
  );
}
