import { BrokerError } from '../broker/brokerError.ts';
import { isBrokerPlatform } from '../contract/brokerPlatforms.ts';

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
