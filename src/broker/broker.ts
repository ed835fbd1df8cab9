import type { PopRequest } from '../proof/popRequest.ts';

/**
 * The one door to tokens. Everything else in the extension asks a {@link Broker} and knows
 * nothing of MSAL, of processes, or of the operating system.
 */

/** An app registration and the cloud it signs in to. */
export interface BrokerClient {
  /** The application (client) id, a GUID. */
  readonly clientId: string;
  /** Origin of the authority, without a tenant: `https://login.microsoftonline.com`. */
  readonly authorityHost: string;
  /** Overrides the redirect URI that the platform's broker expects. */
  readonly redirectUri?: string;
}

/** An account as the broker reports it. Nothing in it may reach a log. */
export interface BrokerAccount {
  /** `<object id>.<tenant id>` in the account's home tenant; stable across tenants. */
  readonly homeAccountId: string;
  /** The host of the cloud that the account lives in. */
  readonly environment: string;
  /** The tenant that this record of the account is for. */
  readonly tenantId: string;
  readonly localAccountId: string;
  /** The sign-in name, such as `alex@contoso.com`; not unique. */
  readonly username: string;
}

/** What every request for a token says: for which app, at which tenant, to what end. */
export interface TokenRequest {
  readonly client: BrokerClient;
  /** A tenant id or domain, `organizations`, `common` or `consumers`. */
  readonly tenant: string;
  /** Scopes of one resource; never empty. */
  readonly scopes: readonly string[];
  /** A claims request as JSON (OpenID Connect Core 1.0, section 5.5). */
  readonly claims?: string;
  /** Asks for a signed HTTP request instead of a bearer token. */
  readonly pop?: PopRequest;
  /** A GUID that names this request in the logs of broker and server. */
  readonly correlationId: string;
  /** The settings, by their full names, that the request has values of its own instead of. */
  readonly overrides?: readonly string[];
}

/** Asks which accounts there are for an app. */
export type AccountsRequest = Pick<TokenRequest, 'client' | 'correlationId'>;

/** Asks for a token without a prompt, which takes an account that is signed in. */
export interface SilentRequest extends TokenRequest {
  /** `homeAccountId` of the account to act for. */
  readonly accountId: string;
}

/** Asks for a token with the broker's prompt, for one account or for whomever the user picks. */
export interface InteractiveRequest extends TokenRequest {
  /** `homeAccountId` of the account to act for; without it the user picks one. */
  readonly accountId?: string;
  /** Whether the user may pick another account than that one. */
  readonly accountMayChange?: boolean;
  /** Prefills the sign-in name if the broker shows one. */
  readonly loginHint?: string;
}

/** A token with the account it is for. */
export interface BrokerToken {
  readonly kind: 'bearer' | 'pop';
  /** The access token, or for `pop` the signed HTTP request that contains it. */
  readonly accessToken: string;
  readonly idToken: string;
  /** In milliseconds since the epoch. */
  readonly expiresOn: number;
  readonly account: BrokerAccount;
}

/**
 * Takes the outcome of a prompt that was open when its caller stopped waiting. The broker is
 * asked to close it, which not every broker does: it fails with the kind `cancelled` if the prompt
 * is closed, and is a token if the user goes on and signs in all the same.
 */
export type OnLeftOpen = (outcome: Promise<BrokerToken>) => void;

/**
 * Lists accounts and acquires tokens. Every method fails with a `BrokerError`; an aborted
 * signal makes it fail with the kind `cancelled` at once.
 */
export interface Broker {
  /** The accounts that the operating system's broker offers to this client. */
  accounts(request: AccountsRequest, signal: AbortSignal): Promise<readonly BrokerAccount[]>;
  /** A token without any prompt. */
  acquireSilently(request: SilentRequest, signal: AbortSignal): Promise<BrokerToken>;
  /** A token that may need a prompt, which is the operating system's own. */
  acquireInteractively(
    request: InteractiveRequest,
    signal: AbortSignal,
    onLeftOpen?: OnLeftOpen,
  ): Promise<BrokerToken>;
  /**
   * Gets ready for silent requests ahead of need, if that takes nothing from this process. Asks
   * the operating system's broker for nothing, and does not fail.
   */
  prepare(): void;
  /** Somebody was signed in or out: what is kept of an account until then is not used again. */
  forgetAccounts(): void;
  /** Lets go of everything that is held, running requests included. */
  dispose(): void;
}
