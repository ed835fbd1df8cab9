import type { AccountsRequest, Broker, BrokerAccount } from '../broker/broker.ts';
import { homeTenantOf } from './account.ts';

/** How long the broker is asked for an account's name, in milliseconds: a sign-in waits for it. */
const limit = 5_000;

/** The mark in the name that a guest has in another tenant than the own one. */
const guestMark = '#ext#';

/** Whether a record of an account is that of its home tenant, whose names can be believed. */
export function isHomeRecord({ homeAccountId, tenantId }: BrokerAccount): boolean {
  return homeTenantOf(homeAccountId) === tenantId;
}

/**
 * The sign-in name that an account has in its home tenant: a guest has another one in the
 * tenant that it is a guest of, such as `alex_contoso.com#EXT#@fabrikam.onmicrosoft.com`.
 * @param known the name in the home tenant, if it is known from before.
 * @param request the sign-in that the account comes from.
 * @param signal ends the wait for the broker; the name is then the best that is known.
 */
export async function homeNameOf(
  account: BrokerAccount,
  known: string | undefined,
  broker: Pick<Broker, 'accounts'>,
  request: AccountsRequest,
  signal: AbortSignal,
): Promise<string> {
  if (isHomeRecord(account)) {
    return account.username;
  }
  return (
    known ??
    (await listedName(account, broker, request, signal)) ??
    withoutGuestMark(account.username)
  );
}

async function listedName(
  { homeAccountId }: BrokerAccount,
  broker: Pick<Broker, 'accounts'>,
  request: AccountsRequest,
  signal: AbortSignal,
): Promise<string | undefined> {
  try {
    const accounts = await broker.accounts(
      { client: request.client, correlationId: request.correlationId },
      AbortSignal.any([signal, AbortSignal.timeout(limit)]),
    );
    return accounts.find((one) => one.homeAccountId === homeAccountId && isHomeRecord(one))
      ?.username;
  } catch {
    // A name that is less good is no reason to fail a sign-in.
    return undefined;
  }
}

function withoutGuestMark(username: string): string {
  const end = username.toLowerCase().indexOf(guestMark);
  const at = username.lastIndexOf('_', end);
  return end < 0 || at < 0 ? username : `${username.slice(0, at)}@${username.slice(at + 1, end)}`;
}
