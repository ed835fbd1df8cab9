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
  /** The home tenant first, then those where the account is a guest. */
  readonly tenants: readonly [Membership, ...Membership[]];
}

/** What every record of an account shares: its ids in the home tenant. */
export function homeAccountId({ tenants: [home] }: StandInAccount): string {
  return `${home.objectId}.${home.tenantId}`;
}

export function displayName({ givenName, familyName }: StandInAccount): string {
  return `${givenName} ${familyName}`;
}

/** The account as the broker reports it for one of its tenants. */
export function accountRecord(account: StandInAccount, membership: Membership): object {
  return {
    homeAccountId: homeAccountId(account),
    environment: account.environment,
    realm: membership.tenantId,
    localAccountId: membership.objectId,
    username: account.username,
    clientInfo: clientInfo(account),
    homeEnvironment: account.environment,
    givenName: account.givenName,
    familyName: account.familyName,
    name: displayName(account),
  };
}

/** The `client_info` of a token response: whose token it is, in the home tenant. */
export function clientInfo({ tenants: [home] }: StandInAccount): string {
  const ids = JSON.stringify({ uid: home.objectId, utid: home.tenantId });
  return Buffer.from(ids).toString('base64url');
}
