import type { Memento } from 'vscode';
import type { Outlet, PopDraft } from './popDraft.ts';

/** The part of a request that is kept to suggest it again. */
export interface KnownRequest {
  readonly method: string;
  /** Without its query and fragment, which can hold a secret. */
  readonly uri: string;
}

/** The answers that were given for an origin the last time. */
export interface KnownOrigin {
  readonly origin: string;
  readonly scopes: readonly string[];
  readonly accountId: string;
  readonly outlet?: Outlet;
}

interface Kept {
  readonly version: number;
  /** The last one first, as are the origins. */
  readonly requests: readonly KnownRequest[];
  readonly origins: readonly KnownOrigin[];
}

const key = 'popRequests';
/** What a later version has written is not read, and not lost. Without a number it is the first. */
const version = 1;
const mostRequests = 20;
const mostOrigins = 100;

/**
 * Remembers the PoP requests of a workspace: URLs without query, and for each origin scopes,
 * account and outlet. Never a token, a nonce, a header or a body; only the last request is kept
 * whole, and in memory.
 */
export class RequestMemory {
  private readonly state: Memento;
  private lastDraft: PopDraft | undefined;

  constructor(workspaceState: Memento) {
    this.state = workspaceState;
  }

  /** The last request as it was confirmed in this window. */
  get last(): PopDraft | undefined {
    return this.lastDraft;
  }

  /** Those made in this workspace, the last one first. */
  get requests(): readonly KnownRequest[] {
    return this.kept.requests;
  }

  /** The last answers for the origin of a URL. */
  ofOrigin(uri: string): KnownOrigin | undefined {
    const { origin } = new URL(uri);
    return this.kept.origins.find((known) => known.origin === origin);
  }

  /** @param outlet the place that the token went to; the one from before if undefined. */
  async keep(draft: PopDraft, outlet?: Outlet): Promise<void> {
    this.lastDraft = draft;
    if (this.isOfLaterVersion) {
      return;
    }
    const { method, scopes, account } = draft;
    const { origin, pathname } = new URL(draft.uri);
    const request: KnownRequest = { method, uri: origin + pathname };
    const usedOutlet = outlet ?? this.ofOrigin(origin)?.outlet;
    const known: KnownOrigin = {
      origin,
      scopes,
      accountId: account.id,
      ...(usedOutlet && { outlet: usedOutlet }),
    };
    const { requests, origins } = this.kept;
    const kept: Kept = {
      ...this.kept,
      version,
      requests: [
        request,
        ...requests.filter((other) => other.uri !== request.uri || other.method !== method),
      ].slice(0, mostRequests),
      origins: [known, ...origins.filter((other) => other.origin !== origin)].slice(0, mostOrigins),
    };
    await this.state.update(key, kept);
  }

  private get kept(): Kept {
    const { stored } = this;
    const isReadable =
      !this.isOfLaterVersion && Array.isArray(stored?.requests) && Array.isArray(stored.origins);
    return { version, requests: [], origins: [], ...(isReadable && stored) };
  }

  private get isOfLaterVersion(): boolean {
    return (this.stored?.version ?? version) > version;
  }

  private get stored(): Partial<Kept> | undefined {
    return this.state.get<Partial<Kept>>(key);
  }
}
