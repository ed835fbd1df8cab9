import * as vscode from 'vscode';
import { shellsFor } from './curl/shell.ts';
import { bodyFileName } from './exchange/bodyFileName.ts';
import { redirectTarget } from './exchange/redirectTarget.ts';
import { refusalReport } from './exchange/refusalReport.ts';
import type { Exchange } from './exchange/sendWithPop.ts';
import type { RequestProposal } from './input/proposal.ts';
import type { Refusal } from './inspect/refusal.ts';
import type { PopContext } from './popContext.ts';
import { saveBody } from './saveBody.ts';
import type { ShownView, TokenView, ViewAction } from './view/tokenViews.ts';

/** Both ask the person first. */
export interface NextSteps {
  readonly send: (proposal: RequestProposal) => Promise<void>;
  readonly getToken: (proposal: RequestProposal) => Promise<void>;
}

/** An answer that is shown. */
export interface ShownAnswer {
  /** The request, to be sent again. */
  readonly again: RequestProposal;
  readonly exchange: Exchange;
  /** Set if the server refused the request. */
  readonly refusal: Refusal | undefined;
  /** The answer to the same request before, if there was one. */
  readonly before: TokenView | undefined;
}

/** The actions above an answer. */
export function answerActions(
  { again, exchange, refusal, before }: ShownAnswer,
  next: NextSteps,
  context: PopContext,
): readonly ViewAction[] {
  const { views, inspector } = context;
  const { pop, token } = exchange;
  const [shell] = shellsFor(process.platform);
  return [
    {
      title: vscode.l10n.t('Send again'),
      tooltip: vscode.l10n.t('Sends the same request with a new token'),
      run: async () => next.send(again),
    },
    ...(refusal ? [whyRefused(refusal, exchange, context)] : []),
    ...redirectActions(exchange, next),
    {
      title: vscode.l10n.t('Inspect token'),
      tooltip: vscode.l10n.t('Explains and judges the token that this request was sent with'),
      run: async () => inspector.show(token, vscode.l10n.t('as it was sent'), pop),
    },
    ...bodyActions(exchange, context),
    ...(before
      ? [
          {
            title: vscode.l10n.t('Compare with the answer before'),
            tooltip: vscode.l10n.t('Shows in what this answer differs from the last one'),
            run: async (view: ShownView) => views.compare(before, view),
          },
        ]
      : []),
    {
      title: vscode.l10n.t('Copy as curl'),
      tooltip: vscode.l10n.t('Copies a curl command that sends this request with a new token'),
      run: async () => next.getToken({ ...again, outlet: `curl-${shell}` }),
    },
  ];
}

function whyRefused(refusal: Refusal, { token, pop }: Exchange, { views }: PopContext): ViewAction {
  return {
    title: vscode.l10n.t('Why was it refused?'),
    tooltip: vscode.l10n.t('Shows what the answer, the token and known validators say together'),
    run: async () => {
      // Not the title of the action: a question mark can't be in the name of a tab.
      const title = vscode.l10n.t('Why it was refused');
      await views.open({ title, text: refusalReport(refusal), token, request: pop });
    },
  };
}

function redirectActions({ request, answer }: Exchange, next: NextSteps): readonly ViewAction[] {
  const redirect = redirectTarget(request, answer);
  return redirect
    ? [
        {
          title: vscode.l10n.t('Follow the redirect…'),
          tooltip: vscode.l10n.t('Sends a new request with a token of its own'),
          run: async () => next.send(redirect),
        },
      ]
    : [];
}

function bodyActions(
  { request, answer: { headers, body } }: Exchange,
  { bodies }: PopContext,
): readonly ViewAction[] {
  const name = bodyFileName(request.uri, headers);
  const save: ViewAction = {
    title: vscode.l10n.t('Save body'),
    tooltip: vscode.l10n.t('Saves the body of the answer as it came'),
    run: async () => saveBody(body.bytes, name),
  };
  const open: ViewAction = {
    title: vscode.l10n.t('Open body'),
    tooltip: vscode.l10n.t('Opens the body in the editor for its type, such as an image'),
    run: async () => bodies.open(body.bytes, name),
  };
  return body.bytes.length === 0 ? [] : [save, ...(body.text === undefined ? [open] : [])];
}
