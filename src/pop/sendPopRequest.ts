import { sendDraft } from './exchange/sendDraft.ts';
import { askPopRequest } from './input/askPopRequest.ts';
import type { RequestProposal } from './input/proposal.ts';
import type { PopContext } from './popContext.ts';
import { requestPopToken } from './requestPopToken.ts';
import { showAnswer } from './showAnswer.ts';

/** Sends a request that the person confirms with a PoP token, and shows the answer. */
export async function sendPopRequest(
  proposal: RequestProposal,
  context: PopContext,
): Promise<void> {
  const draft = await askPopRequest('send', proposal, context);
  const next = {
    send: async (other: RequestProposal) => sendPopRequest(other, context),
    getToken: async (other: RequestProposal) => requestPopToken(other, context),
  };
  await showAnswer(draft, await sendDraft(draft, context), next, context);
}
