import type { AccountInfo, PublicClientApplication } from '@azure/msal-node';

/**
 * The accounts of one application with the ids that the native runtime knows them by. A
 * silent request without such an id acts for the account that the system is signed in with.
 */
export class NativeAccounts {
  private accounts: readonly AccountInfo[] = [];
  private readonly application: PublicClientApplication;

  constructor(application: PublicClientApplication) {
    this.application = application;
  }

  /** Asks the runtime, which asks the broker. */
  async refresh(): Promise<readonly AccountInfo[]> {
    this.accounts = await this.application.getAllAccounts();
    return this.accounts;
  }

  /**
   * The account with this `homeAccountId`, from memory if it is there. Of the records of
   * a guest it prefers the one for `tenant`, then the one of the home tenant.
   */
  async find(homeAccountId: string, tenant: string): Promise<AccountInfo | undefined> {
    return (
      pick(this.accounts, homeAccountId, tenant) ??
      pick(await this.refresh(), homeAccountId, tenant)
    );
  }

  /** Makes the next {@link find} ask again. */
  forget(): void {
    this.accounts = [];
  }
}

function pick(
  accounts: readonly AccountInfo[],
  homeAccountId: string,
  tenant: string,
): AccountInfo | undefined {
  const records = accounts.filter(
    (account) => account.homeAccountId === homeAccountId && account.nativeAccountId,
  );
  const homeTenant = homeAccountId.split('.')[1];
  return (
    records.find(({ tenantId }) => tenantId === tenant) ??
    records.find(({ tenantId }) => tenantId === homeTenant) ??
    records[0]
  );
}
