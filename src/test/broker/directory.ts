import { homeAccountId } from './account.ts';
import type { Membership, StandInAccount } from './account.ts';

const anyTenant = new Set(['organizations', 'common']);

/** The accounts of the machine, in the order in which they were added. */
export class Directory {
  private readonly accountsById = new Map<string, StandInAccount>();

  constructor(accounts: readonly StandInAccount[]) {
    this.replace(accounts);
  }

  get accounts(): readonly StandInAccount[] {
    return [...this.accountsById.values()];
  }

  replace(accounts: readonly StandInAccount[]): void {
    this.accountsById.clear();
    accounts.forEach((account) => {
      this.put(account);
    });
  }

  /** Adds the account, or replaces the one with the same home account id. */
  put(account: StandInAccount): void {
    this.accountsById.set(homeAccountId(account), account);
  }

  remove(accountId: string): void {
    this.accountsById.delete(accountId);
  }

  find(accountId: string): StandInAccount | undefined {
    return this.accountsById.get(accountId);
  }

  /** The first account with this sign-in name; an empty name stands for the system's default. */
  byUsername(username: string): StandInAccount | undefined {
    return this.accounts.find((account) => username === '' || account.username === username);
  }

  /** Records that the account signed in to the tenant interactively. */
  signedIn(account: StandInAccount, membership: Membership): void {
    const [home, ...guest] = account.tenants;
    const mark = (tenant: Membership): Membership =>
      tenant === membership ? { ...tenant, listed: true, needsInteraction: false } : tenant;
    this.put({ ...account, tenants: [mark(home), ...guest.map(mark)] });
  }
}

/**
 * The membership of the account in the tenant that an authority such as
 * `https://login.microsoftonline.com/organizations` names by id, domain or kind. One that is no URL
 * names none, as if it were another cloud's.
 */
export function membershipFor(account: StandInAccount, authority: string): Membership | undefined {
  const url = URL.parse(authority);
  if (url?.hostname !== account.environment) {
    return undefined;
  }
  const tenant = url.pathname.split('/')[1]?.toLowerCase() ?? '';
  return anyTenant.has(tenant)
    ? account.tenants[0]
    : account.tenants.find(({ tenantId, domain }) => tenant === tenantId || tenant === domain);
}
