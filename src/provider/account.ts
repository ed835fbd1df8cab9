import type { AuthenticationSession, AuthenticationSessionAccountInformation } from 'vscode';
import type { BrokerAccount } from '../broker/broker.ts';

/** An account that the person signed in with here; what is kept of it. */
export interface StoredAccount {
  /** `homeAccountId` of the broker. */
  readonly id: string;
  /** What VS Code shows, and what it keys access and preferences by: unique among accounts. */
  readonly label: string;
  /** The sign-in name; the label may have more to it. */
  readonly username: string;
  /** Where the account was signed in; an account lives in one cloud. */
  readonly authorityHost: string;
  /** The last sign-in, in milliseconds since the epoch; tells other windows of a new one. */
  readonly signedInAt: number;
}

/**
 * A label that no other account has: people with one sign-in name in two tenants are told
 * apart by their tenant (VS Code takes two accounts with one label for the same).
 */
export function uniqueLabel(account: BrokerAccount, others: readonly StoredAccount[]): string {
  const taken = new Set(others.map(({ label }) => label.toLowerCase()));
  const candidates = [
    account.username,
    `${account.username} (${homeTenantOf(account.homeAccountId)})`,
    `${account.username} (${account.homeAccountId})`,
  ];
  return candidates.find((label) => !taken.has(label.toLowerCase())) ?? account.homeAccountId;
}

export function accountInformation({
  id,
  label,
}: StoredAccount): AuthenticationSessionAccountInformation {
  return { id, label };
}

/** To be signed in and nothing more (OpenID Connect Core 1.0, section 3.1.2.1). */
export const signInScopes: readonly string[] = ['openid'];

/** The account as a session without a token, for the Accounts menu and for events. */
export function listedSession(account: StoredAccount): AuthenticationSession {
  const information = accountInformation(account);
  return { id: account.id, accessToken: '', account: information, scopes: signInScopes };
}

/** A home account id is `<object id>.<tenant id>`. */
function homeTenantOf(homeAccountId: string): string {
  return homeAccountId.slice(homeAccountId.indexOf('.') + 1);
}
