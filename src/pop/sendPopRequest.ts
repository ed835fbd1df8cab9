import * as vscode from 'vscode';
import { withSignal } from '../provider/cancellation.ts';
import { exchangeReport } from './exchangeReport.ts';
import { askPopRequest } from './input/askPopRequest.ts';
import type { InputContext } from './input/askPopRequest.ts';
import { exchangeWithPop } from './popExchange.ts';
import type { Exchange } from './popExchange.ts';
import { redirectArguments } from './redirectArguments.ts';
import { requestProblem } from './requestProblem.ts';
import { HttpError } from './sendHttp.ts';
import type { HttpRequest } from './sendHttp.ts';
import type { TokenViews } from './tokenViews.ts';

/** Sends a request that the person describes with a PoP token, and shows what came back. */
export async function sendPopRequest(
  commandArguments: unknown,
  context: InputContext,
  views: TokenViews,
  log: vscode.LogOutputChannel,
): Promise<void> {
  const { account, method, uri, scopes, nonce, headers, body } = await askPopRequest(
    'send',
    commandArguments,
    context,
  );
  const request: HttpRequest = { method, uri, headers, body };
  const problem = requestProblem(request);
  if (problem !== undefined) {
    throw new HttpError(problem);
  }
  const exchanges = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Sending a request with a PoP token…'),
      cancellable: true,
    },
    (_, cancellation) =>
      withSignal(cancellation, async (signal) =>
        exchangeWithPop(
          request,
          nonce,
          async (pop) => {
            const token = await context.tokens.acquirePopToken(
              account.id,
              scopes,
              pop,
              cancellation,
            );
            return token.accessToken;
          },
          context.nonces,
          signal,
        ),
      ).catch((error: unknown) => {
        throw cancellation.isCancellationRequested ? new vscode.CancellationError() : error;
      }),
  );
  await showExchanges(exchanges, views, log);
}

async function showExchanges(
  exchanges: readonly Exchange[],
  views: TokenViews,
  log: vscode.LogOutputChannel,
): Promise<void> {
  const last = exchanges.at(-1);
  if (!last) {
    return;
  }
  log.info(
    `Sent a request with a PoP token: status ${last.answer.status} after ${Math.round(last.answer.bodyAfter)} ms.`,
  );
  const redirect = redirectArguments(last.request, last.answer);
  await views.open({
    kind: 'exchange',
    title: vscode.l10n.t('Answer {0}', last.answer.status),
    text: exchangeReport(exchanges),
    token: last.token,
    earlierTokens: exchanges.slice(0, -1).map(({ token }) => token),
    sentWith: last.pop,
    ...(redirect && { redirect }),
  });
}
