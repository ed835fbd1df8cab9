import * as l10n from '@vscode/l10n';
import { parseUri } from '../../proof/popUri.ts';
import { ArgumentError } from './commandArguments.ts';
import type { PartialDraft, PopDraft } from './popDraft.ts';
import type { RequestProposal } from './proposal.ts';
import { rememberedFor } from './rememberedFor.ts';
import type { RequestMemory } from './requestMemory.ts';

/**
 * What is known of a request that is proposed. What the proposal doesn't say is taken from the
 * last request to the same origin.
 * @throws {ArgumentError} if the account that was given is not signed in.
 */
export function startingDraft(
  proposal: RequestProposal,
  memory: RequestMemory,
  accounts: readonly PopDraft['account'][],
): PartialDraft {
  const { method, scopes, clientId, tenant, nonce, outlet, notes = [] } = proposal;
  const { headers = [], body = '' } = proposal;
  const uri = proposal.uri === undefined ? undefined : parseUri(proposal.uri).href;
  const known = uri === undefined ? {} : rememberedFor(uri, memory, accounts);
  return {
    account: accountOf(proposal.account, accounts) ?? known.account,
    method,
    uri,
    scopes: scopes ?? known.scopes,
    ...(clientId !== undefined && { clientId }),
    ...(tenant !== undefined && { tenant }),
    outlet: outlet ?? known.outlet,
    nonce: nonce === undefined ? { kind: 'automatic' } : { kind: 'given', nonce },
    headers,
    body,
    notes,
  };
}

function accountOf(
  given: string | undefined,
  accounts: readonly PopDraft['account'][],
): PopDraft['account'] | undefined {
  const account = accounts.find(({ id, label }) => id === given || label === given);
  if (given !== undefined && !account) {
    throw new ArgumentError('account', l10n.t('No such account is signed in.'));
  }
  return account;
}
