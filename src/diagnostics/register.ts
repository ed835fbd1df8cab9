import * as vscode from 'vscode';
import { showError } from '../provider/showError.ts';
import { copyRedirectUris } from './copyRedirectUris.ts';
import { ReportDocument } from './reportDocument.ts';
import type { DiagnosticsSources } from './showDiagnostics.ts';
import { showDiagnostics } from './showDiagnostics.ts';

/** Registers the commands that say what is wrong and what the app registration needs. */
export function registerDiagnostics(
  context: vscode.ExtensionContext,
  sources: DiagnosticsSources,
): vscode.Disposable {
  const document = new ReportDocument();
  const { version } = context.extension.packageJSON as { readonly version: string };
  const register = (command: string, run: () => Promise<void>) =>
    vscode.commands.registerCommand(command, async () => run().catch(showError));
  return vscode.Disposable.from(
    document,
    register('entraBroker.showDiagnostics', async () =>
      showDiagnostics(version, sources, document),
    ),
    register('entraBroker.copyRedirectUris', copyRedirectUris),
  );
}
