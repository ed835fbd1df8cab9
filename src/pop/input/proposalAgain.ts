import type { PopDraft } from './popDraft.ts';
import type { RequestProposal } from './proposal.ts';

/** The request of a draft as a proposal, without its nonce: no server takes that twice. */
export function proposalAgain({
  account,
  method,
  uri,
  scopes,
  clientId,
  tenant,
  headers,
  body,
  notes,
}: PopDraft): RequestProposal {
  return {
    account: account.id,
    method,
    uri,
    scopes,
    ...(clientId !== undefined && { clientId }),
    ...(tenant !== undefined && { tenant }),
    headers,
    body,
    notes,
  };
}
