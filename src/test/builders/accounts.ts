import type { BrokerAccount } from '../../broker/broker.ts';
import type { StoredAccount } from '../../provider/account.ts';
import { authorityHost, clientId } from './clients.ts';

/** A member of Contoso as the broker reports it, but for the changes. */
export function buildBrokerAccount(changes: Partial<BrokerAccount> = {}): BrokerAccount {
  const { localAccountId = 'o1', tenantId = 't1' } = changes;
  return {
    homeAccountId: `${localAccountId}.${tenantId}`,
    environment: new URL(authorityHost).host,
    tenantId,
    localAccountId,
    username: 'alex@contoso.example',
    ...changes,
  };
}

/** The same person as somebody who signed in here, but for the changes. */
export function buildStoredAccount(changes: Partial<StoredAccount> = {}): StoredAccount {
  const { homeAccountId, username } = buildBrokerAccount();
  return {
    id: homeAccountId,
    label: username,
    username,
    authorityHost,
    clientIds: [clientId],
    signedInAt: 0,
    ...changes,
  };
}
