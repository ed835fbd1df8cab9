/** One tenant that an account can sign in to. */
export interface Membership {
  readonly tenantId: string;
  /** A verified domain of the tenant; requests may name the tenant by it. */
  readonly domain: string;
  /** The object id that the account has in this tenant. */
  readonly objectId: string;
  /** The broker lists the account for this tenant; signing in interactively makes it so. */
  readonly listed: boolean;
  /** Silent requests fail until the account was signed in interactively for this tenant. */
  readonly needsInteraction: boolean;
}

/** Someone who can sign in on this machine. */
export interface StandInAccount {
  readonly username: string;
  readonly givenName: string;
  readonly familyName: string;
  /** The host of the account's cloud. */
  readonly environment: string;
  /** The home tenant first, then those in which the account is a guest. */
  readonly tenants: readonly [Membership, ...Membership[]];
}

/** The part that all records of an account share: its ids in the home tenant. */
export function homeAccountId({ tenants: [home] }: StandInAccount): string {
  return `${home.objectId}.${home.tenantId}`;
}

export function displayName({ givenName, familyName }: StandInAccount): string {
  return `${givenName} ${familyName}`;
}

/** The sign-in name that the account has in one of its tenants: Entra makes one up for a guest. */
export function usernameIn(
  { username, tenants: [home] }: StandInAccount,
  tenant: Membership,
): string {
  return tenant.tenantId === home.tenantId
    ? username
    : `${username.replace('@', '_')}#EXT#@${tenant.domain}`;
}

/** The account as the broker reports it for one of its tenants. */
export function accountRecord(account: StandInAccount, membership: Membership): object {
  return {
    homeAccountId: homeAccountId(account),
    environment: account.environment,
    realm: membership.tenantId,
    localAccountId: membership.objectId,
    username: usernameIn(account, membership),
    clientInfo: clientInfo(account),
    homeEnvironment: account.environment,
    givenName: account.givenName,
    familyName: account.familyName,
    name: displayName(account),
    passwordExpiry: neverExpires,
  };
}

/** When a password expires that does not, in seconds since the epoch. */
const neverExpires = 0;

/** The `client_info` of a token response: whose token it is, in the home tenant. */
export function clientInfo({ tenants: [home] }: StandInAccount): string {
  const ids = JSON.stringify({ uid: home.objectId, utid: home.tenantId });
  return Buffer.from(ids).toString('base64url');
}
