import type { PopCommandArguments } from './commandArguments.ts';
import type { Outlet } from './popDraft.ts';

/** What a request is for: a token of its own, to be sent, or to be sent for an agent. */
export type Purpose = 'token' | 'send' | 'agent';

/** A request as it is proposed, by a file, a key binding, an answer or an agent. */
export interface RequestProposal extends PopCommandArguments {
  readonly outlet?: Outlet;
  /** The app that the token is for, instead of that of the settings. */
  readonly clientId?: string;
  /** The tenant that gives the token, instead of that of the settings. */
  readonly tenant?: string;
  /** Sentences that the person should read before they confirm the request. */
  readonly notes?: readonly string[];
}
