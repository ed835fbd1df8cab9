import { sendDraft } from './exchange/sendDraft.ts';
import { HttpError } from './exchange/sendHttp.ts';
import { askPopRequest } from './input/askPopRequest.ts';
import type { RequestProposal } from './input/proposal.ts';
import { proposalAgain } from './input/proposalAgain.ts';
import type { PopContext } from './popContext.ts';
import { requestPopToken } from './requestPopToken.ts';
import { showAnswer } from './showAnswer.ts';
import { showUnanswered } from './showUnanswered.ts';

/** Sends a request that the person confirms with a PoP token, and shows the answer, or why there is none. */
export async function sendPopRequest(
  proposal: RequestProposal,
  context: PopContext,
): Promise<void> {
  const draft = await askPopRequest('send', proposal, context);
  const next = {
    send: async (other: RequestProposal) => sendPopRequest(other, context),
    getToken: async (other: RequestProposal) => requestPopToken(other, context),
  };
  const exchanges = await sendDraft(draft, context).catch(async (error: unknown) => {
    if (!(error instanceof HttpError)) {
      throw error;
    }
    await showUnanswered(error, async () => next.send(proposalAgain(draft)));
    return [];
  });
  await showAnswer(draft, exchanges, next, context);
}
