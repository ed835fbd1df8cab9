/** What other extensions import; see `docs/for-extension-authors.md`. */
export { createPopFetch } from './popFetch.ts';
export { NotSignedInError } from './popTokens.ts';
export type { Account, GetSession, SessionOptions, TokenOptions } from './popTokens.ts';
export { claimsScope, clientIdScope, popScopes, providerId, tenantScope } from './scopeTags.ts';
export type { PopTarget } from './scopeTags.ts';
