import type { AuthenticationSessionAccountInformation } from 'vscode';

/** What the steps ask for. */
export interface PopDraft {
  readonly account: AuthenticationSessionAccountInformation;
  readonly method: string;
  readonly uri: string;
  readonly scopes: readonly string[];
  /** Undefined for a random one. */
  readonly nonce: string | undefined;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}
