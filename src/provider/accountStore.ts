import * as vscode from 'vscode';
import type { BrokerAccount, BrokerClient } from '../broker/broker.ts';
import { livesIn } from './account.ts';
import type { StoredAccount } from './account.ts';
import type { AccountChange } from './accountChange.ts';
import { changeBetween } from './accountChange.ts';
import { isSameName, isSuccessor, labelOf } from './accountLabel.ts';
import type { AccountRecords } from './accountRecords.ts';
import { formatAccountRecords, parseAccountRecords } from './accountRecords.ts';
import { readClientId } from './settings.ts';

/** An account that has just signed in, and by what. */
export interface SignIn {
  /** The name of it is believed: it has to be that of the home tenant. */
  readonly account: Pick<BrokerAccount, 'homeAccountId' | 'username'>;
  /** The app that the person signed in with, and its authority. */
  readonly client: BrokerClient;
  /** `iat` of the id token, in seconds since the epoch. */
  readonly issuedAt?: number | undefined;
}

/** The name in `SecretStorage`. */
const key = 'accounts';

/**
 * The accounts that the person signed in with here, kept in `SecretStorage` and followed
 * across windows. The list in memory is updated before a change is reported or a call
 * returns, so that nobody who reacts to a sign-in still finds the old list. All reads and
 * writes go through one chain: two sign-ins at once don't lose each other. Everything that
 * reads or writes rejects with a `BrokerError` if VS Code's secret storage fails.
 */
export class AccountStore implements vscode.Disposable {
  private readonly changes = new vscode.EventEmitter<AccountChange>();
  private readonly subscription: vscode.Disposable;
  private current: readonly StoredAccount[] = [];
  private chain: Promise<unknown> = Promise.resolve();
  private firstRead: Promise<void> | undefined;

  /** Fires once for each change, and only if something is different. */
  readonly onDidChange = this.changes.event;

  private readonly secrets: vscode.SecretStorage;

  constructor(secrets: vscode.SecretStorage) {
    this.secrets = secrets;
    this.subscription = secrets.onDidChange((event) => {
      if (event.key === key) {
        // If it can't be read now, the next sign-in or sign-out reads it.
        this.enqueue(async () => {
          this.apply((await this.read()).accounts);
        }).catch(() => undefined);
      }
    });
  }

  /** Resolves when the stored accounts are known; tries again if reading them failed. */
  async ready(): Promise<void> {
    this.firstRead ??= this.enqueue(async () => {
      const records = await this.read();
      this.current = records.accounts;
      if (records.migrated) {
        await this.write(records);
      }
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

  /** The account with this id, if the person signed in with it here. */
  find(id: string | undefined): StoredAccount | undefined {
    return this.current.find((account) => account.id === id);
  }

  /**
   * Records a sign-in: adds the account, or notes that it was signed in again. An account of
   * the same name and tenant with another id is gone: it was deleted and created again.
   */
  async signedIn({ account, client, issuedAt }: SignIn): Promise<StoredAccount> {
    const { homeAccountId: id, username } = account;
    return this.enqueue(async () => {
      const { accounts, others } = await this.read();
      const known = accounts.find((one) => one.id === id);
      const remaining = accounts.filter(
        (one) => one === known || !isSuccessor({ id, username }, one),
      );
      const rest = remaining.filter((one) => one !== known);
      const knownHere = known && livesIn(known, client.authorityHost) ? known : undefined;
      const stored: StoredAccount = {
        ...known,
        id,
        label: labelOf({ id, username }, known, rest),
        username,
        authorityHost: client.authorityHost,
        clientIds: [...new Set([...(knownHere?.clientIds ?? []), client.clientId])],
        signedInAt: Math.max(Date.now(), (known?.signedInAt ?? 0) + 1),
        ...(issuedAt !== undefined && { issuedAt }),
      };
      await this.write({
        accounts: known
          ? remaining.map((one) => (one === known ? stored : one))
          : [...rest, stored],
        others,
      });
      return stored;
    });
  }

  /** Takes over the name that an account has now in its home tenant. */
  async renamed(id: string, username: string): Promise<void> {
    await this.enqueue(async () => {
      const { accounts, others } = await this.read();
      const renamed = accounts.map((one) =>
        one.id === id && !isSameName(one.username, username)
          ? {
              ...one,
              username,
              label: labelOf(
                { id, username },
                one,
                accounts.filter((other) => other !== one),
              ),
            }
          : one,
      );
      await this.write({ accounts: renamed, others });
    });
  }

  /** Forgets an account and its apps, also if another window did so before. */
  async signedOut(id: string): Promise<void> {
    await this.enqueue(async () => {
      const { accounts, others } = await this.read();
      const remaining = accounts.filter((account) => account.id !== id);
      if (remaining.length < accounts.length) {
        await this.write({ accounts: remaining, others });
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

  private async read(): Promise<AccountRecords> {
    const json = await orUnavailable(this.secrets.get(key));
    return parseAccountRecords(json, readClientId().toLowerCase());
  }

  private async write(records: Pick<AccountRecords, 'accounts' | 'others'>): Promise<void> {
    await orUnavailable(this.secrets.store(key, formatAccountRecords(records)));
    this.apply(records.accounts);
  }

  private apply(accounts: readonly StoredAccount[]): void {
    const change = changeBetween(this.current, accounts);
    this.current = accounts;
    if (change) {
      this.changes.fire(change);
    }
  }
}

async function orUnavailable<T>(access: Thenable<T>): Promise<T> {
  try {
    return await access;
  } catch {
    // With errors come their texts, which the start of VS Code does without.
    const { secretStorageError } = await import('./secretStorageError.ts');
    throw secretStorageError();
  }
}
