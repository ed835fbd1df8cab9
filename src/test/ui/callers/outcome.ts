import type { AuthenticationGetSessionOptions } from 'vscode';
import type { IssuedSession } from '../../../provider/issuedSession.ts';

export interface Question {
  /** Comes back with the outcome, to tell it from earlier ones. */
  readonly number: number;
  readonly scopes: readonly string[];
  readonly options: AuthenticationGetSessionOptions;
}

/** What `getSession` brought the calling extension: a session, an error, or neither. */
export interface Outcome {
  readonly session?: IssuedSession;
  readonly error?: Pick<Error, 'name' | 'message'>;
}
