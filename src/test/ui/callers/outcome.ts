import type { AuthenticationGetSessionOptions, AuthenticationSession } from 'vscode';

/** What a calling extension asks for. */
export interface Question {
  /** Comes back with the outcome, to tell it from earlier ones. */
  readonly number: number;
  readonly scopes: readonly string[];
  readonly options: AuthenticationGetSessionOptions;
}

/** What `getSession` brought the calling extension: a session, an error, or neither. */
export interface Outcome {
  readonly session?: AuthenticationSession;
  readonly error?: Pick<Error, 'name' | 'message'>;
}
