import * as vscode from 'vscode';
import type { CommandTokens } from '../../provider/commandTokens.ts';
import { requireAccountOrBroker } from '../../provider/requireBrokerPlatform.ts';
import { contentProblem, methodProblem, requestProblem } from '../exchange/requestProblem.ts';
import { HttpError } from '../exchange/sendHttp.ts';
import { accountStep } from './accountStep.ts';
import { confirmRequest } from './confirmRequest.ts';
import { contentStep } from './contentStep.ts';
import { methodStep } from './methodStep.ts';
import { nonceStep } from './nonceStep.ts';
import { outletStep } from './outletStep.ts';
import type { ConfirmedDraft, PartialDraft, PopDraft } from './popDraft.ts';
import type { Purpose, RequestProposal } from './proposal.ts';
import type { RequestMemory } from './requestMemory.ts';
import { scopesStep } from './scopesStep.ts';
import { startingDraft } from './startingDraft.ts';
import { scopesOf } from './scopesOf.ts';
import { runSteps } from './steps.ts';
import type { Step, StepsInput } from './steps.ts';
import type { UnfinishedInputs } from './unfinishedInputs.ts';
import { uriStep } from './uriStep.ts';

/** The source of accounts and tokens, and the places that remember answers. */
export interface InputContext {
  readonly tokens: CommandTokens;
  readonly memory: RequestMemory;
  readonly unfinished: UnfinishedInputs;
}

/**
 * Asks for what is missing of a request, and then in a modal dialog whether it is right. If
 * nothing is missing, the dialog is the only question.
 * @returns the request as the person confirmed it.
 * @throws {ArgumentError} if the proposal can't be used.
 * @throws {HttpError} if it can't be sent.
 * @throws {BrokerError} of a sign-in on the way, if the settings are wrong, or if there is no
 *   broker for this platform.
 * @throws {vscode.CancellationError} if the person gives up.
 */
export async function askPopRequest(
  purpose: Purpose,
  proposal: RequestProposal,
  { tokens, memory, unfinished }: InputContext,
): Promise<ConfirmedDraft> {
  const accounts = await tokens.accounts();
  requireAccountOrBroker(accounts);
  const start = startingDraft(proposal, memory, accounts);
  refuseUnsendable(purpose, start);
  const input = { draft: start, typed: unfinished.resume(purpose, start) };
  try {
    const draft = await confirmedDraft(purpose, input, tokens, (draft) =>
      stepsFor(purpose, draft, memory, accounts, tokens),
    );
    if (purpose !== 'agent') {
      await memory.keep(draft, purpose === 'token' ? draft.outlet : undefined);
    }
    return draft;
  } catch (error) {
    if (input.draft.uri !== memory.last?.uri) {
      unfinished.keep(purpose, start, input.draft, input.typed);
    }
    throw error;
  }
}

async function confirmedDraft(
  purpose: Purpose,
  input: StepsInput<PartialDraft>,
  tokens: CommandTokens,
  stepsFrom: (draft: PartialDraft) => readonly Step<PartialDraft>[],
): Promise<ConfirmedDraft> {
  for (let which: 'missing' | 'all' = 'missing'; ; which = 'all') {
    await runSteps(titleOf(purpose), stepsFrom(input.draft), input, which);
    // Every step gives its part, so nothing is missing any more.
    const draft = input.draft as PopDraft;
    refuseUnsendable(purpose, draft);
    const tokenRequest = tokens.tokenRequest(scopesOf(draft));
    if ((await confirmRequest(draft, purpose)) === 'confirmed') {
      return { ...draft, tokenRequest };
    }
  }
}

function stepsFor(
  purpose: Purpose,
  start: PartialDraft,
  memory: RequestMemory,
  accounts: readonly PopDraft['account'][],
  tokens: CommandTokens,
): readonly Step<PartialDraft>[] {
  const isToken = purpose === 'token';
  return [
    uriStep(memory, accounts, isToken),
    methodStep(isToken ? () => undefined : methodProblem),
    accountStep(tokens),
    scopesStep(),
    contentStep(start),
    nonceStep(!isToken),
    ...(isToken ? [outletStep()] : []),
  ];
}

function titleOf(purpose: Purpose): string {
  return purpose === 'token' ? vscode.l10n.t('Get a PoP Token') : vscode.l10n.t('Send with PoP');
}

/** Early, so that nobody answers questions for nothing. A curl command sends the same. */
function refuseUnsendable(
  purpose: Purpose,
  { method, headers = [], body = '' }: PartialDraft,
): void {
  const request = method === undefined ? undefined : { method, headers, body };
  const problem =
    request && (purpose === 'token' ? contentProblem(request) : requestProblem(request));
  if (problem !== undefined) {
    throw new HttpError(problem);
  }
}
