import type { AccountInfo } from '@azure/msal-node';
import type { NativeBrokerPlugin } from '@azure/msal-node-extensions';
import type { TokenRequest } from '../broker.ts';

/**
 * The accounts of one application with the ids that the native runtime knows them by. A
 * silent request without such an id acts for the account that the system is signed in with.
 */
export class NativeAccounts {
  private accounts: readonly AccountInfo[] = [];
  private readonly plugin: Pick<NativeBrokerPlugin, 'getAllAccounts'>;
  private readonly clientId: string;

  constructor(plugin: Pick<NativeBrokerPlugin, 'getAllAccounts'>, clientId: string) {
    this.plugin = plugin;
    this.clientId = clientId;
  }

  /** Asks the runtime, which asks the broker; the application would make up an id of its own. */
  async refresh(correlationId: string): Promise<readonly AccountInfo[]> {
    this.accounts = await this.plugin.getAllAccounts(this.clientId, correlationId);
    return this.accounts;
  }

  /**
   * The account with this `homeAccountId`, from memory if it is there. Of the records of
   * a guest it prefers the one for `tenant`, then the one of the home tenant.
   */
  async find(
    homeAccountId: string,
    { tenant, correlationId }: Pick<TokenRequest, 'tenant' | 'correlationId'>,
  ): Promise<AccountInfo | undefined> {
    return (
      pick(this.accounts, homeAccountId, tenant) ??
      pick(await this.refresh(correlationId), homeAccountId, tenant)
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
