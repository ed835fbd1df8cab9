import type { Evidence } from './evidence.ts';

/** Whether a server with such a validator takes a token. */
export interface Judgement {
  /** `unknown`: only the server can tell. */
  readonly accepts: 'yes' | 'no' | 'unknown';
  /** Why it refuses the token; empty unless it does. */
  readonly refusals: readonly string[];
  /** What its answer depends on, and what it doesn't look at; empty if it refuses. */
  readonly condition: string;
}

/** Software that servers check PoP tokens with. */
export interface Validator {
  readonly name: string;
  readonly judge: (evidence: Evidence) => Judgement;
}

/** A list with the reason in it if it is one. */
export function refusal(refuses: boolean, reason: string): readonly string[] {
  return refuses ? [reason] : [];
}
