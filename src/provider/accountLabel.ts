import type { StoredAccount } from './account.ts';
import { homeTenantOf } from './account.ts';

type Named = Pick<StoredAccount, 'id' | 'username'>;

/**
 * A label that no other account has: people with one sign-in name in two tenants are told
 * apart by their tenant (VS Code takes two accounts with one label for the same). In lowercase,
 * since VS Code compares labels exactly and the built-in provider's are, too
 * (https://github.com/microsoft/vscode/issues/242510).
 */
export function uniqueLabel({ id, username }: Named, others: readonly StoredAccount[]): string {
  const taken = new Set(others.map(({ label }) => label.toLowerCase()));
  const name = username.toLowerCase();
  const candidates = [name, `${name} (${homeTenantOf(id)})`, `${name} (${id})`];
  return candidates.find((label) => !taken.has(label.toLowerCase())) ?? id;
}

/**
 * The label that an account has from now on. One that is known by this name keeps its label,
 * since VS Code keys what the person allowed by it.
 */
export function labelOf(
  account: Named,
  known: StoredAccount | undefined,
  others: readonly StoredAccount[],
): string {
  return known && isSameName(known.username, account.username)
    ? known.label
    : uniqueLabel(account, others);
}

/**
 * Whether an account has taken the place of another, as it does when it is deleted and created
 * again: a sign-in name is one account's in a tenant, and its object id is new then.
 */
export function isSuccessor(account: Named, old: Partial<Named> | undefined): boolean {
  return (
    old?.id !== undefined &&
    old.username !== undefined &&
    isSameName(old.username, account.username) &&
    homeTenantOf(old.id) === homeTenantOf(account.id)
  );
}

/** Sign-in names don't differ by case. */
export function isSameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
