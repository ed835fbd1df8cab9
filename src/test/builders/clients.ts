import type { BrokerClient } from '../../broker/broker.ts';

/** The app registration that unit tests sign in with. */
export const clientId = '6f8a1c5e-0b7d-4c3e-9a51-2d4f6b8c0e13';
export const authorityHost = 'https://login.microsoftonline.com';

/** An app registration in the public cloud, but for the changes. */
export function buildClient(changes: Partial<BrokerClient> = {}): BrokerClient {
  return { clientId, authorityHost, ...changes };
}
