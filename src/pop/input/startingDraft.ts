import * as l10n from '@vscode/l10n';
import type { AuthenticationSessionAccountInformation } from 'vscode';
import { ArgumentError } from '../commandArguments.ts';
import type { PopCommandArguments } from '../commandArguments.ts';
import type { Choices } from '../lastChoices.ts';
import type { RequestText } from '../requestText.ts';
import { sameOrigin } from '../sameOrigin.ts';
import type { PopDraft } from './popDraft.ts';

/** Where suggestions come from, the strongest first. */
export interface Suggestions {
  readonly given: PopCommandArguments;
  readonly editor: RequestText | undefined;
  readonly last: Partial<Choices>;
}

/**
 * What the steps suggest. A request is taken as a whole from one place; the scopes of the
 * last time are good only for the origin that they were used for.
 * @throws {ArgumentError} where the account that was given is not signed in.
 */
export function startingDraft(
  { given, editor, last }: Suggestions,
  accounts: readonly AuthenticationSessionAccountInformation[],
): Partial<PopDraft> {
  const request = given.uri === undefined ? (editor ?? last) : given;
  const method = given.method ?? request.method;
  const { uri } = request;
  const scopes = given.scopes ?? (sameOrigin(uri, last.uri) ? last.scopes : undefined);
  const source = given.uri === undefined ? editor : given;
  const account = accountOf(given.account, accounts);
  return {
    ...(account && { account }),
    ...(method !== undefined && { method }),
    ...(uri !== undefined && { uri }),
    ...(scopes && { scopes }),
    nonce: given.nonce,
    headers: given.headers ?? source?.headers ?? [],
    body: given.body ?? source?.body ?? '',
  };
}

function accountOf(
  given: string | undefined,
  accounts: readonly AuthenticationSessionAccountInformation[],
): AuthenticationSessionAccountInformation | undefined {
  const account = accounts.find(({ id, label }) => id === given || label === given);
  if (given !== undefined && !account) {
    throw new ArgumentError('account', l10n.t('No such account is signed in.'));
  }
  return account;
}
