import type * as vscode from 'vscode';
import { showError } from '../provider/showError.ts';
import { copyRedirectUris } from './copyRedirectUris.ts';
import { copyRegistrationCommands } from './copyRegistrationCommands.ts';
import { ReportDocument } from './reportDocument.ts';
import type { DiagnosticsSources } from './showDiagnostics.ts';
import { showDiagnostics } from './showDiagnostics.ts';

/** The commands that say what is wrong and what the app registration needs. */
export function openDiagnostics(context: vscode.ExtensionContext, sources: DiagnosticsSources) {
  const document = new ReportDocument();
  const { version } = context.extension.packageJSON as { readonly version: string };
  const shown = (run: (given: unknown) => Promise<void>) => async (given: unknown) =>
    run(given).catch(showError);
  return {
    handlers: {
      'entraBroker.showDiagnostics': shown(async () => showDiagnostics(version, sources, document)),
      'entraBroker.copyRedirectUris': shown(copyRedirectUris),
      'entraBroker.copyRegistrationCommands': shown(copyRegistrationCommands),
    },
    /** The text of the report, or how to get one. */
    textOf: (uri: vscode.Uri) => document.provideTextDocumentContent(uri),
    dispose: () => {
      document.dispose();
    },
  };
}
