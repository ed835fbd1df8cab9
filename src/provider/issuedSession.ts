import type { AuthenticationSession } from 'vscode';

/**
 * A session with its id token, which newer VS Codes pass on and older ones don't know: their type
 * is the one that we are compiled against.
 */
export interface IssuedSession extends AuthenticationSession {
  readonly idToken?: string;
}
