import { isDeepStrictEqual } from 'node:util';
import type { StoredAccount } from './account.ts';

/** How the list of accounts changed, by a sign-in or sign-out here or in another window. */
export interface AccountChange {
  readonly added: readonly StoredAccount[];
  readonly removed: readonly StoredAccount[];
  readonly changed: readonly StoredAccount[];
  /** Those of `added` and `changed` that were signed in, for the first time or again. */
  readonly signedIn: readonly StoredAccount[];
}

/** The change from one list to another; undefined if they are the same. */
export function changeBetween(
  before: readonly StoredAccount[],
  after: readonly StoredAccount[],
): AccountChange | undefined {
  const old = new Map(before.map((account) => [account.id, account]));
  const added = after.filter(({ id }) => !old.has(id));
  const changed = after.filter((account) => {
    const known = old.get(account.id);
    return known && !isDeepStrictEqual(known, account);
  });
  const removed = before.filter(({ id }) => !after.some((account) => account.id === id));
  const signedIn = [
    ...added,
    ...changed.filter(({ id, signedInAt }) => old.get(id)?.signedInAt !== signedInAt),
  ];
  return added.length + changed.length + removed.length > 0
    ? { added, removed, changed, signedIn }
    : undefined;
}
