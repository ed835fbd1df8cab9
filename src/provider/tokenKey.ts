import type { TokenRequest } from '../broker/broker.ts';
import type { StoredAccount } from './account.ts';
import { isAlwaysAskedFor } from '../contract/openIdScopes.ts';

/**
 * What a token is good for, as a text to compare by: the account as of its last sign-in, the
 * app, the cloud, the tenant and the scopes, in any order and case. Claims and PoP are not part
 * of it.
 */
export function tokenKey(
  { client, tenant, scopes }: Pick<TokenRequest, 'client' | 'tenant' | 'scopes'>,
  { id, signedInAt }: Pick<StoredAccount, 'id' | 'signedInAt'>,
): string {
  const sorted = scopes
    .filter((scope) => !isAlwaysAskedFor(scope))
    .map((scope) => scope.toLowerCase())
    .sort();
  return JSON.stringify([
    id,
    signedInAt,
    client.clientId,
    client.authorityHost,
    client.redirectUri,
    tenant,
    ...sorted,
  ]);
}

/** The id of the account in a key. */
export function accountIdOf(key: string): unknown {
  return (JSON.parse(key) as unknown[])[0];
}
