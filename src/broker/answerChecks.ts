import { decodeJwt } from 'jose';
import type { BrokerAccount, BrokerClient, BrokerToken } from './broker.ts';
import { isIssuerOf, isTenantAskedFor } from './issuer.ts';

/** An answer that no honest broker gives; `part` names what is wrong with it. */
export class AnswerError extends Error {
  readonly part: string;

  constructor(part: string) {
    super(`The broker's answer is not usable: ${part}`);
    this.name = 'AnswerError';
    this.part = part;
  }
}

/** Far more accounts than anybody has, and far longer texts and tokens than Entra issues. */
const mostAccounts = 200;
const longestText = 1024;
const longestToken = 64 * 1024;

/** Tokens of Entra live for a day or so; a year away is a mistake in the unit. */
const longestLife = 366 * 24 * 60 * 60_000;

/**
 * Checks a list of accounts, one by one.
 * @throws {AnswerError} if it is no list, too long, or one of them is no account
 */
export function checkedAccounts(answer: unknown): readonly BrokerAccount[] {
  if (!Array.isArray(answer) || answer.length > mostAccounts) {
    throw new AnswerError('accounts');
  }
  return answer.map(checkedAccount);
}

/**
 * Checks everything about a token that can be checked without knowing what was asked for.
 * @param now in milliseconds since the epoch
 * @throws {AnswerError} if a part is missing, too long, of a wrong type, or expired
 */
export function checkedToken(answer: unknown, now = Date.now()): BrokerToken {
  const { kind, accessToken, idToken, expiresOn, account } = record(answer, 'token');
  if (kind !== 'bearer' && kind !== 'pop') {
    throw new AnswerError('kind');
  }
  if (typeof expiresOn !== 'number' || !(expiresOn > now && expiresOn < now + longestLife)) {
    throw new AnswerError('expiresOn');
  }
  return {
    kind,
    accessToken: token(accessToken, 'accessToken'),
    idToken: token(idToken, 'idToken'),
    expiresOn,
    account: checkedAccount(account),
  };
}

/**
 * Checks that an id token was issued to this app (OpenID Connect Core 1.0, section 3.1.3.7), by
 * the tenant that was asked for, and names the account that came with it. Its signature is the
 * broker's business.
 * @throws {AnswerError} if it is for another app, tenant or account
 */
export function checkIdToken(
  idToken: string,
  { client, tenant }: { readonly client: BrokerClient; readonly tenant: string },
  account: BrokerAccount,
): void {
  const { aud, oid, iss, tid } = idTokenClaims(idToken);
  if (typeof aud !== 'string' || aud.toLowerCase() !== client.clientId.toLowerCase()) {
    throw new AnswerError('idToken.aud');
  }
  checkObjectId(oid, account, 'idToken.oid');
  if (!isTenantAskedFor(tid, tenant)) {
    throw new AnswerError('idToken.tid');
  }
  if (iss !== undefined && !isIssuerOf(iss, tid, client.authorityHost)) {
    throw new AnswerError('idToken.iss');
  }
}

/**
 * Checks that the access token inside a PoP token is for the account that came with it, and
 * has not expired, as far as its claims say so: they are between Entra and the API.
 * @param now in milliseconds since the epoch
 * @throws {AnswerError} if it is for somebody else, or expired
 */
export function checkInnerAccessToken(
  { oid, exp }: Readonly<Record<string, unknown>>,
  account: BrokerAccount,
  now = Date.now(),
): void {
  checkObjectId(oid, account, 'pop.at.oid');
  if (typeof exp === 'number' && exp * 1000 <= now) {
    throw new AnswerError('pop.at.exp');
  }
}

function checkObjectId(oid: unknown, account: BrokerAccount, part: string): void {
  const objectIds: unknown[] = [account.localAccountId, account.homeAccountId.split('.')[0]];
  if (oid !== undefined && !objectIds.includes(oid)) {
    throw new AnswerError(part);
  }
}

function idTokenClaims(idToken: string): Readonly<Record<string, unknown>> {
  try {
    return decodeJwt(idToken);
  } catch {
    throw new AnswerError('idToken');
  }
}

function checkedAccount(answer: unknown): BrokerAccount {
  const account = record(answer, 'account');
  return {
    homeAccountId: text(account, 'homeAccountId'),
    environment: text(account, 'environment'),
    tenantId: text(account, 'tenantId'),
    localAccountId: text(account, 'localAccountId'),
    username: text(account, 'username'),
  };
}

function record(value: unknown, part: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new AnswerError(part);
  }
  return value as Readonly<Record<string, unknown>>;
}

/** A text that may be shown: not empty, no control characters. */
function text(of: Readonly<Record<string, unknown>>, part: string): string {
  const value = of[part];
  if (typeof value !== 'string' || value.length > longestText || !/^\P{Cc}+$/u.test(value)) {
    throw new AnswerError(part);
  }
  return value;
}

/** A token as it goes into a header: visible ASCII (RFC 6750, section 2.1). */
function token(value: unknown, part: string): string {
  if (typeof value !== 'string' || value.length > longestToken || !/^[\x21-\x7e]+$/.test(value)) {
    throw new AnswerError(part);
  }
  return value;
}
