import type { TokenRequest } from '../broker/broker.ts';
import { BrokerError } from '../broker/brokerError.ts';
import { livesIn } from './account.ts';
import type { StoredAccount } from './account.ts';

/**
 * Refuses a request to another cloud than the account's, in which no prompt would find it.
 * @param account whose cloud isn't known if VS Code knows it from elsewhere.
 * @throws {BrokerError} of the kind `accountNotFound`, whose subject is the setting.
 */
export function requireCloudOf(
  account: Partial<Pick<StoredAccount, 'authorityHost'>>,
  { client, correlationId }: TokenRequest,
): void {
  const { authorityHost = client.authorityHost } = account;
  if (!livesIn({ authorityHost }, client.authorityHost)) {
    throw new BrokerError({ kind: 'accountNotFound', subject: 'entraBroker.cloud', correlationId });
  }
}
