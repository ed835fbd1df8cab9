import { BrokerError } from '../broker/brokerError.ts';
import { isBrokerPlatform } from '../contract/brokerPlatforms.ts';

/**
 * Asked before questions about a request: it can be made if somebody is signed in, or can be.
 * @throws {BrokerError} of the kind `unavailable` if there is no broker for this platform.
 */
export function requireAccountOrBroker(accounts: readonly unknown[]): void {
  if (accounts.length === 0) {
    requireBrokerPlatform();
  }
}

/**
 * Asked before questions that lead to a sign-in, so that nobody answers them for nothing.
 * @throws {BrokerError} of the kind `unavailable` if there is no broker for this platform.
 */
export function requireBrokerPlatform(): void {
  const { platform, arch } = process;
  if (!isBrokerPlatform(platform, arch)) {
    throw new BrokerError({
      kind: 'unavailable',
      cause: 'unsupportedPlatform',
      subject: `${platform}-${arch}`,
    });
  }
}
