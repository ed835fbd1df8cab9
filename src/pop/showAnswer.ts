import * as vscode from 'vscode';
import { answerActions } from './answerActions.ts';
import type { NextSteps } from './answerActions.ts';
import { exchangeReport } from './exchange/exchangeReport.ts';
import type { Exchange } from './exchange/sendWithPop.ts';
import type { PopDraft } from './input/popDraft.ts';
import { statusText } from './exchange/statusText.ts';
import { proposalAgain } from './input/proposalAgain.ts';
import { logLine } from '../text/logLine.ts';
import { explainRefusal } from './inspect/refusal.ts';
import type { PopContext } from './popContext.ts';
import type { TokenView } from './view/tokenViews.ts';

/**
 * Shows the answer to a request in the editor for answers, with all that can be done next.
 * @param exchanges in order, the final one last.
 */
export async function showAnswer(
  draft: PopDraft,
  exchanges: readonly Exchange[],
  next: NextSteps,
  context: PopContext,
): Promise<void> {
  const last = exchanges.at(-1);
  if (!last) {
    return;
  }
  const { answer, pop, token, request } = last;
  context.log.info(
    logLine(
      `Sent a request with a PoP token: status ${answer.status} after ${Math.round(answer.bodyAfter)} ms.`,
    ),
  );
  const refusal = await explainRefusal(answer, token, pop, Date.now());
  const again = proposalAgain(draft);
  const { method, uri } = request;
  const view: TokenView = {
    title: vscode.l10n.t('{0} – {1} {2}', statusText(answer), method, new URL(uri).host),
    text: await exchangeReport(exchanges, refusal),
    token,
    earlierTokens: exchanges.slice(0, -1).map((exchange) => exchange.token),
    request: pop,
    proposal: again,
  };
  const before = context.lastAnswers.replace(method, uri, view);
  const actions = answerActions({ again, exchange: last, refusal, before }, next, context);
  await context.answers.show({ ...view, actions });
}
