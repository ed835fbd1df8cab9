import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { CommandHandlers, toolCommands } from './commandIds.ts';
import { openDiagnostics } from './diagnostics/openDiagnostics.ts';
import type { DiagnosticsSources } from './diagnostics/showDiagnostics.ts';
import { openPopTools } from './pop/openPopTools.ts';
import type { PopTools } from './pop/openPopTools.ts';
import type { CommandTokens } from './provider/commandTokens.ts';

/** The commands with all that they show. */
export interface Tools {
  readonly handlers: CommandHandlers<typeof toolCommands>;
  readonly sendForAgent: PopTools['sendForAgent'];
  /** The text of one of our documents. */
  textOf(uri: vscode.Uri): Promise<string>;
  dispose(): void;
}

/**
 * Puts together the commands, their views and the actions in editors. A bundle of its own, which
 * the first of these that is used loads.
 */
export function openTools(
  context: vscode.ExtensionContext,
  tokens: CommandTokens,
  sources: DiagnosticsSources,
  log: vscode.LogOutputChannel,
): Tools {
  if (vscode.l10n.bundle) {
    l10n.config({ contents: vscode.l10n.bundle });
  }
  const pop = openPopTools(context, tokens, log);
  const diagnostics = openDiagnostics(context, sources);
  return {
    handlers: { ...pop.handlers, ...diagnostics.handlers },
    sendForAgent: pop.sendForAgent,
    textOf: async (uri) => pop.textOf(uri) ?? diagnostics.textOf(uri),
    dispose: () => {
      pop.dispose();
      diagnostics.dispose();
    },
  };
}
