import type { AccountsRequest, InteractiveRequest, SilentRequest } from '../../broker/broker.ts';
import type { PopRequest } from '../../proof/popRequest.ts';
import { buildBrokerAccount } from './accounts.ts';
import { buildClient } from './clients.ts';

/** Asks for the accounts, with the client and correlation id of the other requests. */
export function buildAccountsRequest(): AccountsRequest {
  const { client, correlationId } = buildInteractiveRequest();
  return { client, correlationId };
}

/** Asks for a bearer token with a prompt, but for the changes. */
export function buildInteractiveRequest(
  changes: Partial<InteractiveRequest> = {},
): InteractiveRequest {
  return {
    client: buildClient(),
    tenant: 'organizations',
    scopes: ['User.Read'],
    correlationId: '00000000-0000-0000-0000-000000000001',
    ...changes,
  };
}

/** Asks for a bearer token of the account of `buildBrokerAccount`, but for the changes. */
export function buildSilentRequest(changes: Partial<SilentRequest> = {}): SilentRequest {
  return {
    ...buildInteractiveRequest(),
    accountId: buildBrokerAccount().homeAccountId,
    ...changes,
  };
}

/** The request that the tokens of `createTokenMaker` are for, but for the changes. */
export function buildPopRequest(changes: Partial<PopRequest> = {}): PopRequest {
  return {
    method: 'GET',
    uri: 'https://api.contoso.test:8443/items?top=5',
    nonce: 'nonce-1',
    ...changes,
  };
}
