import { brokerErrorKinds } from '../contract/brokerErrorKinds.ts';
import type { BrokerErrorKind } from '../contract/brokerErrorKinds.ts';

/** What went wrong, as far as a caller has to tell it apart. */
export type ErrorKind =
  | BrokerErrorKind
  /** A scope or tag of the call can't be used: correct the call. */
  | 'invalidScopes'
  /** Nobody is signed in, and the call may not ask (`NotSignedInError` of `popFetch`). */
  | 'notSignedIn';

const prefix = 'BrokerError.';

const otherNames: Readonly<Record<string, ErrorKind>> = {
  Canceled: 'cancelled',
  ScopeError: 'invalidScopes',
  NotSignedInError: 'notSignedIn',
};

/**
 * The kind of an error that `getSession('entra-broker', …)` or `popFetch` rejects with.
 * @returns undefined if the error is VS Code's own (the user gave no consent, the provider isn't
 * there) or anybody else's; `unexpected` for a kind of a later version.
 */
export function errorKind(error: unknown): ErrorKind | undefined {
  // VS Code passes an error on as a plain one with the same name.
  const name: unknown = error instanceof Error ? error.name : undefined;
  if (typeof name !== 'string') {
    return undefined;
  }
  if (name.startsWith(prefix)) {
    const kind = name.slice(prefix.length);
    return brokerErrorKinds.find((known) => known === kind) ?? 'unexpected';
  }
  return Object.hasOwn(otherNames, name) ? otherNames[name] : undefined;
}
