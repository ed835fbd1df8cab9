import type { BrokerToken } from '../../broker/broker.ts';
import { buildBrokerAccount } from './accounts.ts';

const hour = 3_600_000;

/** A bearer token of the account of `buildBrokerAccount`, good for an hour, but for the changes. */
export function buildBearerToken(changes: Partial<BrokerToken> = {}): BrokerToken {
  return {
    kind: 'bearer',
    accessToken: 'an-access-token',
    idToken: buildJwt({ exp: Math.round((Date.now() + hour) / 1000) }),
    expiresOn: Date.now() + hour,
    account: buildBrokerAccount(),
    ...changes,
  };
}

/** A JWT that nobody has signed, for what reads only its claims. */
export function buildJwt(claims: object): string {
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  return `${encode({ alg: 'none' })}.${encode(claims)}.`;
}
