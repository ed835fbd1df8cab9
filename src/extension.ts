import * as vscode from 'vscode';
import { sessionCommands, toolCommands } from './commandIds.ts';
import { isBrokerPlatform } from './contract/brokerPlatforms.ts';
import { providerId } from './contract/providerId.ts';
import { reportScheme } from './diagnostics/reportScheme.ts';
import { openWalkthroughOnce, reportSignedIn } from './diagnostics/walkthrough.ts';
import { registerAgentTool } from './pop/agent/registerAgentTool.ts';
import { viewScheme } from './pop/view/viewScheme.ts';
import { loadWhenNeeded } from './pop/whenNeeded.ts';
import { logAccounts } from './provider/accountLog.ts';
import { offerSignInInAccountsMenu } from './provider/accountsMenuEntry.ts';
import { AccountStore } from './provider/accountStore.ts';
import { offerReloadOnIsolationChange } from './provider/isolation.ts';
import { logTo } from './provider/logTo.ts';
import { LostAccounts } from './provider/lostAccounts.ts';
import { onDemand } from './provider/onDemand.ts';
import { ProviderOnDemand } from './provider/providerOnDemand.ts';
import { readIsolation } from './provider/settings.ts';
import { startAhead } from './provider/startAhead.ts';
import { tellAvailability } from './provider/tellAvailability.ts';

/**
 * Registers everything, and returns. It runs at every start of VS Code, whether or not anybody
 * needs a token, so what a token takes is loaded by the first need for one (`sessions.ts`), and
 * the commands with their views by the first that is used (`tools.ts`).
 */
export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('Entra Broker', { log: true });
  const store = new AccountStore(context.secrets);
  const lostAccounts = new LostAccounts(context.globalState, store);
  const isolation = readIsolation();
  const hasBroker = isBrokerPlatform(process.platform, process.arch);

  const sessions = onDemand(async () => {
    const { openSessions } = await import('./sessions.ts');
    const opened = openSessions(store, log, isolation);
    context.subscriptions.push(opened);
    return opened;
  });
  const tools = onDemand(async () => {
    const [{ broker, tokens, lastErrors }, { openTools }] = await Promise.all([
      sessions(),
      import('./tools.ts'),
    ]);
    const sources = { broker, accounts: store, lostAccounts, lastErrors };
    const opened = openTools(context, tokens, sources, log);
    context.subscriptions.push(opened);
    return opened;
  });

  const provider = new ProviderOnDemand(store, async (unanswered) =>
    (await sessions()).provider(unanswered),
  );
  context.subscriptions.push(
    log,
    store,
    provider,
    vscode.authentication.registerAuthenticationProvider(providerId, 'Entra Broker', provider, {
      supportsMultipleAccounts: true,
    }),
    // If nobody can sign in, it would be a badge for nothing.
    ...(hasBroker ? [offerSignInInAccountsMenu(store)] : []),
    logAccounts(store, logTo(log)),
    lostAccounts,
    ...sessionCommands.map((id) =>
      vscode.commands.registerCommand(id, async (given: unknown) =>
        (await sessions()).handlers[id](given),
      ),
    ),
    ...toolCommands.map((id) =>
      vscode.commands.registerCommand(id, async (given: unknown) =>
        (await tools()).handlers[id](given),
      ),
    ),
    vscode.commands.registerCommand('entraBroker.showLog', () => {
      log.show();
    }),
    registerAgentTool(async (input, signal) => (await tools()).sendForAgent(input, signal)),
    // For tabs that VS Code brings back; what is loaded then goes before these.
    ...[viewScheme, reportScheme].map((scheme) =>
      vscode.workspace.registerTextDocumentContentProvider(scheme, {
        provideTextDocumentContent: async (uri) => (await tools()).textOf(uri),
      }),
    ),
    loadWhenNeeded(context.globalState, tools),
    startAhead(store, async () => {
      (await sessions()).broker.prepare();
    }),
    offerReloadOnIsolationChange(),
    reportSignedIn(store),
  );
  if (!hasBroker) {
    // On other platforms a look at the machine tells, when something asks for it.
    void tellAvailability(false);
  }
  void openWalkthroughOnce(context).catch(async (error: unknown) => {
    (await import('./sessions.ts')).showError(error);
  });
}
