import type { StoredAccount } from './account.ts';
import { isGuid } from './identifiers.ts';

/**
 * The list of accounts as JSON in VS Code's secret storage: an array of records, now and in
 * every later version, so that windows with different versions of the extension can share it.
 * A later version may add members, and records of other kinds; this one keeps both. Version 1
 * (0.1.0 of the extension) had no `version` and no `clientIds`.
 */
const version = 2;

/** What was read: the accounts that can be used, and the records that this version can't read. */
export interface AccountRecords {
  readonly accounts: readonly StoredAccount[];
  readonly others: readonly unknown[];
  /** Whether records of version 1 were brought to this version. */
  readonly migrated: boolean;
}

/**
 * Reads the list. Text that isn't such a list counts as no accounts: the broker still knows them.
 * @param settingsClientId the app that accounts of version 1 signed in with.
 */
export function parseAccountRecords(
  json: string | undefined,
  settingsClientId: string,
): AccountRecords {
  const records = parseArray(json);
  const usable = records.filter(isUsable);
  return {
    accounts: usable.map((record) => ({
      ...withoutKnownVersion(record),
      clientIds: record.clientIds ?? (isGuid(settingsClientId) ? [settingsClientId] : []),
    })),
    others: records.filter((record) => !isUsable(record)),
    migrated: usable.some(({ clientIds }) => clientIds === undefined),
  };
}

/** The list as it is stored; a record that a later version wrote keeps that version. */
export function formatAccountRecords({
  accounts,
  others,
}: Pick<AccountRecords, 'accounts' | 'others'>): string {
  return JSON.stringify([
    ...accounts.map((account) => ({ ...account, version: Math.max(version, versionOf(account)) })),
    ...others,
  ]);
}

/** Only the version of a later one says something that this one doesn't. */
function withoutKnownVersion(record: UsableRecord): UsableRecord {
  const { version: own, ...members } = record as UsableRecord & { readonly version?: unknown };
  return versionOf({ version: own }) > version ? record : members;
}

function parseArray(json: string | undefined): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(json ?? '[]');
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

type UsableRecord = Omit<StoredAccount, 'clientIds'> & Partial<Pick<StoredAccount, 'clientIds'>>;

function isUsable(value: unknown): value is UsableRecord {
  const record = value as Partial<Record<keyof StoredAccount, unknown>> | null;
  return (
    typeof record?.id === 'string' &&
    typeof record.label === 'string' &&
    typeof record.username === 'string' &&
    typeof record.authorityHost === 'string' &&
    typeof record.signedInAt === 'number' &&
    (record.clientIds === undefined || isTexts(record.clientIds)) &&
    (record.issuedAt === undefined || typeof record.issuedAt === 'number')
  );
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function versionOf(account: object): number {
  const { version: own } = account as { readonly version?: unknown };
  return typeof own === 'number' ? own : 0;
}
