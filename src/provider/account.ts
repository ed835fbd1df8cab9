import type { AuthenticationSession, AuthenticationSessionAccountInformation } from 'vscode';

/** An account that the person signed in with here; what is kept of it. */
export interface StoredAccount {
  /** `homeAccountId` of the broker. */
  readonly id: string;
  /** What VS Code shows, and what it keys access and preferences by: unique among accounts. */
  readonly label: string;
  /** The sign-in name; the label may have more to it. */
  readonly username: string;
  /** The authority that the account was signed in at; an account lives in one cloud. */
  readonly authorityHost: string;
  /** The app registrations (client ids, lowercase) that the person signed in with. */
  readonly clientIds: readonly string[];
  /**
   * The last sign-in, in milliseconds since the epoch. It grows with each, and so tells the
   * tokens of one sign-in from those of another.
   */
  readonly signedInAt: number;
  /**
   * `iat` of the id token that the last sign-in brought, in seconds since the epoch by the
   * service's clock; tokens that were issued before are outdated. Undefined if it isn't known.
   */
  readonly issuedAt?: number;
}

/** A home account id is `<object id>.<tenant id>`. */
export function homeTenantOf(homeAccountId: string): string {
  return homeAccountId.slice(homeAccountId.indexOf('.') + 1);
}

/** An account lives in one cloud, and is there for requests to that one only. */
export function livesIn(account: Pick<StoredAccount, 'authorityHost'>, host: string): boolean {
  return account.authorityHost === host;
}

/** What VS Code gets to know of an account. */
export function accountInformation({
  id,
  label,
}: StoredAccount): AuthenticationSessionAccountInformation {
  return { id, label };
}

/** The account as a session without a token, for the Accounts menu and for events. */
export function listedSession(
  account: StoredAccount,
  scopes: readonly string[] = ['openid'],
): AuthenticationSession {
  const information = accountInformation(account);
  return { id: account.id, accessToken: '', account: information, scopes };
}
