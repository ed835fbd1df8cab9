import * as vscode from 'vscode';
import type { TokenService } from '../../provider/tokenService.ts';
import { parsePopArguments } from '../commandArguments.ts';
import type { LastChoices } from '../lastChoices.ts';
import { requestInEditor } from '../requestEditor.ts';
import { isSendable } from '../requestProblem.ts';
import type { ServerNonces } from '../serverNonces.ts';
import { accountStep } from './accountStep.ts';
import { contentStep } from './contentStep.ts';
import { methodStep } from './methodStep.ts';
import { nonceStep } from './nonceStep.ts';
import type { PopDraft } from './popDraft.ts';
import { scopesStep } from './scopesStep.ts';
import { startingDraft } from './startingDraft.ts';
import { runSteps } from './steps.ts';
import { uriStep } from './uriStep.ts';

/** What the input needs to know, and where it keeps what it learns. */
export interface InputContext {
  readonly tokens: TokenService;
  readonly nonces: ServerNonces;
  readonly lastChoices: LastChoices;
}

/**
 * Asks for everything that a PoP token needs, and for what to send with it where it is to be
 * sent. The arguments of the command prefill the steps; the person confirms each.
 * @throws `ArgumentError`, `BrokerError` of a sign-in on the way, and VS Code's
 *   `CancellationError` where the person gives up.
 */
export async function askPopRequest(
  purpose: 'token' | 'send',
  commandArguments: unknown,
  { tokens, nonces, lastChoices }: InputContext,
): Promise<PopDraft> {
  const given = parsePopArguments(commandArguments);
  const start = startingDraft(
    { given, editor: requestInEditor(), last: lastChoices.get() },
    await tokens.accounts(),
  );
  const isSend = purpose === 'send';
  const title = isSend
    ? vscode.l10n.t('Send a Request with a PoP Token')
    : vscode.l10n.t('Request a PoP Token');
  const steps = [
    accountStep(tokens),
    methodStep(isSend ? isSendable : () => true),
    uriStep(),
    scopesStep(start),
    ...(isSend ? [contentStep(start)] : []),
    nonceStep(nonces),
  ];
  // Every step gives its part, so nothing is missing in the end.
  const draft = (await runSteps(title, steps, start)) as PopDraft;
  await lastChoices.set(draft);
  return draft;
}
