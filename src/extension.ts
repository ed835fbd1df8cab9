import { join } from 'node:path';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { createBroker } from './broker/createBroker.ts';
import { LastErrors } from './diagnostics/lastErrors.ts';
import { registerDiagnostics } from './diagnostics/register.ts';
import { registerPopCommands } from './pop/register.ts';
import { AccountStore } from './provider/accountStore.ts';
import { offerSignInInAccountsMenu } from './provider/accountsMenuEntry.ts';
import {
  EntraAuthenticationProvider,
  providerId,
  providerLabel,
} from './provider/authenticationProvider.ts';
import { InteractiveSignIn } from './provider/interactiveSignIn.ts';
import { offerReloadOnIsolationChange, readIsolation } from './provider/isolation.ts';
import { showError } from './provider/showError.ts';
import { registerSignInCommand } from './provider/signInCommand.ts';
import { Tokens } from './provider/tokens.ts';
import { TokenService } from './provider/tokenService.ts';

/**
 * Puts the parts together. It runs at every start of VS Code, so it registers and returns:
 * nothing here waits, and neither MSAL nor native code is loaded before the first request.
 */
export function activate(context: vscode.ExtensionContext): void {
  if (vscode.l10n.bundle) {
    l10n.config({ contents: vscode.l10n.bundle });
  }
  const log = vscode.window.createOutputChannel('Entra Broker', { log: true });
  const lastErrors = new LastErrors((line) => {
    log.warn(line);
  });
  const broker = lastErrors.watch(
    createBroker({
      isolation: readIsolation(),
      processPath: join(__dirname, 'brokerProcess.cjs'),
      log: (level, message) => {
        log[level](message);
      },
      verbose: () => [vscode.LogLevel.Trace, vscode.LogLevel.Debug].includes(log.logLevel),
    }),
  );
  const store = new AccountStore(context.secrets);
  const tokens = new Tokens(broker, store, new InteractiveSignIn(broker, store));
  const tokenService = new TokenService(store, tokens);

  context.subscriptions.push(
    log,
    broker,
    store,
    vscode.authentication.registerAuthenticationProvider(
      providerId,
      providerLabel,
      new EntraAuthenticationProvider(store, tokens, showError),
      { supportsMultipleAccounts: true },
    ),
    offerSignInInAccountsMenu(store),
    registerSignInCommand(tokenService),
    registerPopCommands(context, tokenService, log),
    registerDiagnostics(context, { broker, accounts: store, lastErrors }),
    vscode.commands.registerCommand('entraBroker.showLog', () => {
      log.show();
    }),
    offerReloadOnIsolationChange(),
  );
}
