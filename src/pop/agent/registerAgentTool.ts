import * as vscode from 'vscode';
import { withSignal } from '../../provider/withSignal.ts';

/** The name of the tool, as package.json describes it to models. */
const toolName = 'entraBroker_sendPopRequest';

/**
 * Lets language models send requests with PoP tokens, each of which the person confirms.
 * @param send sends what a model asks for, until the signal is aborted, and gives the answer.
 */
export function registerAgentTool(
  send: (input: unknown, signal: AbortSignal) => Promise<string>,
): vscode.Disposable {
  return vscode.lm.registerTool(toolName, {
    prepareInvocation: () => ({
      invocationMessage: vscode.l10n.t('Asking you whether to send a request with PoP'),
    }),
    invoke: async ({ input }, cancellation) =>
      withSignal(cancellation, async (signal) => {
        const answer = await send(input, signal);
        return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(answer)]);
      }),
  });
}
