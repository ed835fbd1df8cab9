import * as vscode from 'vscode';
import type { BrokerAccount } from '../broker/broker.ts';
import { BrokerError } from '../broker/brokerError.ts';
import type { StoredAccount } from './account.ts';
import { uniqueLabel } from './account.ts';

/** What a sign-in or sign-out changed, here or in another window. */
export interface AccountChange {
  readonly added: readonly StoredAccount[];
  readonly removed: readonly StoredAccount[];
  readonly changed: readonly StoredAccount[];
  /** What the sign-in was asked for with, tags included; undefined for other changes. */
  readonly requestedScopes?: readonly string[];
}

const key = 'accounts';

/**
 * The accounts that the person signed in with here, kept in `SecretStorage` and followed
 * across windows. The list in memory is updated before a change is reported or a call
 * returns, so that nobody who reacts to a sign-in still finds the old list. All reads and
 * writes go through one chain: two sign-ins at once don't lose each other. Everything that
 * reads or writes rejects with a `BrokerError` where VS Code's secret storage fails.
 */
export class AccountStore implements vscode.Disposable {
  private readonly changes = new vscode.EventEmitter<AccountChange>();
  private readonly subscription: vscode.Disposable;
  private current: readonly StoredAccount[] = [];
  private chain: Promise<unknown> = Promise.resolve();
  private firstRead: Promise<void> | undefined;

  /** Fires once for each change, and only where something is different. */
  readonly onDidChange = this.changes.event;

  private readonly secrets: vscode.SecretStorage;

  constructor(secrets: vscode.SecretStorage) {
    this.secrets = secrets;
    this.subscription = secrets.onDidChange((event) => {
      if (event.key === key) {
        // What can't be read now is read by the next sign-in or sign-out.
        this.enqueue(async () => {
          this.apply(await this.read());
        }).catch(() => undefined);
      }
    });
  }

  /** Resolves when the stored accounts are known; tries again where reading them failed. */
  async ready(): Promise<void> {
    this.firstRead ??= this.enqueue(async () => {
      this.current = await this.read();
    });
    try {
      await this.firstRead;
    } catch (error) {
      this.firstRead = undefined;
      throw error;
    }
  }

  /** The accounts in the order of their first sign-in. */
  get accounts(): readonly StoredAccount[] {
    return this.current;
  }

  /**
   * Records a sign-in: adds the account, or notes that it was signed in anew. An account that
   * is known by this name keeps its label, since VS Code keys what the person allowed by it.
   */
  async signedIn(
    account: BrokerAccount,
    authorityHost: string,
    requestedScopes?: readonly string[],
  ): Promise<StoredAccount> {
    return this.enqueue(async () => {
      const accounts = await this.read();
      const others = accounts.filter(({ id }) => id !== account.homeAccountId);
      const known = accounts.find(({ id }) => id === account.homeAccountId);
      const stored: StoredAccount = {
        id: account.homeAccountId,
        label: known?.username === account.username ? known.label : uniqueLabel(account, others),
        username: account.username,
        authorityHost,
        signedInAt: Date.now(),
      };
      await this.write(
        known ? accounts.map((one) => (one === known ? stored : one)) : [...accounts, stored],
        requestedScopes,
      );
      return stored;
    });
  }

  /** Forgets an account, also where another window did so before. */
  async signedOut(id: string): Promise<void> {
    await this.enqueue(async () => {
      const accounts = await this.read();
      const remaining = accounts.filter((account) => account.id !== id);
      if (remaining.length < accounts.length) {
        await this.write(remaining);
      } else {
        this.apply(accounts);
      }
    });
  }

  dispose(): void {
    this.subscription.dispose();
    this.changes.dispose();
  }

  private async enqueue<T>(work: () => Promise<T>): Promise<T> {
    const result = this.chain.then(work);
    this.chain = result.catch(() => undefined);
    return result;
  }

  private async read(): Promise<readonly StoredAccount[]> {
    return parseAccounts(await orUnavailable(this.secrets.get(key)));
  }

  private async write(
    accounts: readonly StoredAccount[],
    requestedScopes?: readonly string[],
  ): Promise<void> {
    await orUnavailable(this.secrets.store(key, JSON.stringify(accounts)));
    this.apply(accounts, requestedScopes);
  }

  private apply(accounts: readonly StoredAccount[], requestedScopes?: readonly string[]): void {
    const change: AccountChange = {
      ...difference(this.current, accounts),
      ...(requestedScopes && { requestedScopes }),
    };
    this.current = accounts;
    if (change.added.length + change.removed.length + change.changed.length > 0) {
      this.changes.fire(change);
    }
  }
}

async function orUnavailable<T>(access: Thenable<T>): Promise<T> {
  try {
    return await access;
  } catch {
    throw new BrokerError({ kind: 'unavailable', cause: 'secretStorage' });
  }
}

function difference(
  before: readonly StoredAccount[],
  after: readonly StoredAccount[],
): AccountChange {
  const find = (accounts: readonly StoredAccount[], id: string) =>
    accounts.find((account) => account.id === id);
  return {
    added: after.filter(({ id }) => !find(before, id)),
    removed: before.filter(({ id }) => !find(after, id)),
    changed: after.filter((account) => {
      const known = find(before, account.id);
      return known && JSON.stringify(known) !== JSON.stringify(account);
    }),
  };
}

/** What can't be read counts as signed out: the accounts are still known to the broker. */
function parseAccounts(json: string | undefined): readonly StoredAccount[] {
  try {
    const accounts: unknown = JSON.parse(json ?? '[]');
    return Array.isArray(accounts) ? accounts.filter(isStoredAccount) : [];
  } catch {
    return [];
  }
}

function isStoredAccount(value: unknown): value is StoredAccount {
  const account = value as Partial<Record<keyof StoredAccount, unknown>> | null;
  return (
    typeof account?.id === 'string' &&
    typeof account.label === 'string' &&
    typeof account.username === 'string' &&
    typeof account.authorityHost === 'string' &&
    typeof account.signedInAt === 'number'
  );
}
