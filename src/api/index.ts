/** What other extensions import; see `docs/for-extension-authors.md`. */
export type { Availability } from '../contract/availability.ts';
export type { BrokerErrorKind } from '../contract/brokerErrorKinds.ts';
export { providerId } from '../contract/providerId.ts';
export { wasShown } from '../contract/shownError.ts';
export { canonicalUrl } from '../proof/canonicalUrl.ts';
export { availability } from './availability.ts';
export type { ExecuteCommand } from './availability.ts';
export { errorKind } from './errorKind.ts';
export type { ErrorKind } from './errorKind.ts';
export { createPopFetch } from './popFetch.ts';
export { NotSignedInError } from './popTokens.ts';
export type { Account, GetSession, PopSession, SessionOptions, TokenOptions } from './popTokens.ts';
export { scopesForChallenge } from './scopesForChallenge.ts';
export { claimsScope, clientIdScope, popScopes, tenantScope } from './scopeTags.ts';
export type { PopTarget } from './scopeTags.ts';
