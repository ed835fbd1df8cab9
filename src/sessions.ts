import { join } from 'node:path';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { createBroker } from './broker/createBroker.ts';
import type { BrokerOptions } from './broker/createBroker.ts';
import type { DiagnosableBroker } from './broker/diagnosableBroker.ts';
import type { CommandHandlers, sessionCommands } from './commandIds.ts';
import { availabilityCommand } from './contract/availability.ts';
import { LastErrors } from './diagnostics/lastErrors.ts';
import type { AccountStore } from './provider/accountStore.ts';
import { EntraAuthenticationProvider } from './provider/authenticationProvider.ts';
import { AvailabilityCheck } from './provider/availability.ts';
import { CommandTokens } from './provider/commandTokens.ts';
import { endLog } from './provider/endLog.ts';
import { InteractiveSignIn } from './provider/interactiveSignIn.ts';
import { logTo } from './provider/logTo.ts';
import { saySignedIn } from './provider/saySignedIn.ts';
import { showError } from './provider/showError.ts';
import { signInCommand } from './provider/signInCommand.ts';
import { signOutCommand } from './provider/signOutCommand.ts';
import { TokenSource } from './provider/tokenSource.ts';
import type { UnansweredRequests } from './provider/unansweredRequests.ts';

export { secretStorageError } from './provider/secretStorageError.ts';
export { showError } from './provider/showError.ts';

/** Everything that a token takes, in the extension host. */
export interface Sessions {
  readonly broker: DiagnosableBroker;
  readonly lastErrors: LastErrors;
  readonly tokens: CommandTokens;
  readonly handlers: CommandHandlers<typeof sessionCommands>;
  /** The sessions for VS Code. @param unanswered keeps the requests that there is none for. */
  provider(unanswered: UnansweredRequests): EntraAuthenticationProvider;
  dispose(): void;
}

/**
 * Puts together what a token takes. A bundle of its own, which the first need for a token loads;
 * neither MSAL nor native code is in it.
 */
export function openSessions(
  store: AccountStore,
  log: vscode.LogOutputChannel,
  isolation: BrokerOptions['isolation'],
): Sessions {
  if (vscode.l10n.bundle) {
    l10n.config({ contents: vscode.l10n.bundle });
  }
  const writeLog = logTo(log);
  const lastErrors = new LastErrors((line) => {
    writeLog('warn', line);
  });
  const broker = lastErrors.watch(
    createBroker({
      isolation,
      processPath: join(__dirname, 'brokerProcess.cjs'),
      log: writeLog,
      verbose: () => [vscode.LogLevel.Trace, vscode.LogLevel.Debug].includes(log.logLevel),
    }),
  );
  const tellEnd = endLog(writeLog);
  const source = new TokenSource(broker, store, new InteractiveSignIn(broker, store), writeLog);
  const tokens = new CommandTokens(store, source, tellEnd);
  const accountChanges = store.onDidChange(() => {
    broker.forgetAccounts();
  });
  const availability = new AvailabilityCheck(broker);
  return {
    broker,
    lastErrors,
    tokens,
    handlers: {
      'entraBroker.signIn': async () => signInCommand(tokens),
      'entraBroker.signOut': async () => signOutCommand(store),
      [availabilityCommand]: async () => availability.get(),
    },
    provider: (unanswered) =>
      new EntraAuthenticationProvider(
        store,
        source,
        { failed: showError, signedIn: (label) => void saySignedIn(label), ended: tellEnd },
        unanswered,
      ),
    dispose: () => {
      accountChanges.dispose();
      broker.dispose();
    },
  };
}
