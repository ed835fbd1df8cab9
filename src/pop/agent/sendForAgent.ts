import * as vscode from 'vscode';
import { isCancellation } from '../../provider/showError.ts';
import { sendDraft } from '../exchange/sendDraft.ts';
import type { Exchange } from '../exchange/sendWithPop.ts';
import { askPopRequest } from '../input/askPopRequest.ts';
import { ArgumentError, parsePopArguments } from '../input/commandArguments.ts';
import { explainRefusal } from '../inspect/refusal.ts';
import type { PopContext } from '../popContext.ts';
import { agentAnswer } from './agentAnswer.ts';
import type { RefusalForAgent } from './agentAnswer.ts';

/**
 * Sends the request that a language model asks for, after the person has confirmed it.
 * @param input what the model wrote; nothing about it is taken for granted.
 * @param signal of whoever runs the model.
 * @returns the answer as text, without any token.
 * @throws {ArgumentError} if the input can't be used.
 * @throws {Error} if the person doesn't want the request to be sent.
 * @throws {HttpError} if no answer comes.
 * @throws {BrokerError} if there is no token for it.
 */
export async function sendForAgent(
  input: unknown,
  context: PopContext,
  signal: AbortSignal,
): Promise<string> {
  const { method, uri, ...proposal } = parsePopArguments(input);
  if (method === undefined || uri === undefined) {
    throw new ArgumentError(
      method === undefined ? 'method' : 'uri',
      vscode.l10n.t('It is missing.'),
    );
  }
  const draft = await askPopRequest('agent', { ...proposal, method, uri }, context).catch(
    (error: unknown) => {
      throw isCancellation(error)
        ? new Error(vscode.l10n.t('The user did not confirm the request. Nothing was sent.'))
        : error;
    },
  );
  signal.throwIfAborted();
  const last = (await sendDraft(draft, context, signal)).at(-1);
  return last ? agentAnswer(last, await findingsOn(last)) : '';
}

async function findingsOn({ answer, token, pop }: Exchange): Promise<RefusalForAgent | undefined> {
  const refusal = await explainRefusal(answer, token, pop, Date.now());
  return refusal && { ...refusal, findings: refusal.verdicts.map((verdict) => verdict.sentence) };
}
