import type { AuthenticationSessionAccountInformation } from 'vscode';
import type { TokenRequest } from '../../broker/broker.ts';
import type { HttpRequest } from '../exchange/sendHttp.ts';
import type { Shell } from '../curl/shell.ts';

/** The place that a token goes to, as the person chooses it. */
export type Outlet = 'token' | 'header' | 'inspect' | `curl-${Shell}`;

/** Where the nonce of a token comes from. */
export type NonceSource =
  /** The next one that the server handed out, or a random one. */
  | { readonly kind: 'automatic' }
  /** A challenge of the server, which is asked for it first. */
  | { readonly kind: 'challenge' }
  | { readonly kind: 'given'; readonly nonce: string };

/** Everything that has to be known before a token is acquired or a request is sent. */
export interface PopDraft extends HttpRequest {
  readonly account: AuthenticationSessionAccountInformation;
  readonly scopes: readonly string[];
  /** The app and the tenant that a request file names; those of the settings if undefined. */
  readonly clientId?: string | undefined;
  readonly tenant?: string | undefined;
  readonly nonce: NonceSource;
  readonly outlet: Outlet;
  /** Sentences about the request that the person should read before they confirm it. */
  readonly notes: readonly string[];
}

/** A request that the person has confirmed. */
export interface ConfirmedDraft extends PopDraft {
  /** The app, the cloud, the tenant and the scopes as they were when the person was asked. */
  readonly tokenRequest: TokenRequest;
}

/** What is known of a request so far. */
export type PartialDraft = { readonly [Part in keyof PopDraft]?: PopDraft[Part] | undefined };
