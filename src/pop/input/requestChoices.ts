import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import { outletText } from '../outlets.ts';
import type { Outlet, PartialDraft, PopDraft } from './popDraft.ts';
import type { Choice } from './quickInput.ts';
import { rememberedFor } from './rememberedFor.ts';
import type { RequestMemory } from './requestMemory.ts';

type Account = PopDraft['account'];
type RequestChoice = Choice<PartialDraft>;

/**
 * The requests to choose from where the URL is asked for: the last one with all that belongs to
 * it, unless there is a URL to be changed, and the earlier ones.
 * @param draft what is known by then.
 * @param accounts those that are signed in.
 * @param withOutlet whether the answer goes on to say where the token goes.
 */
export function requestChoices(
  draft: PartialDraft,
  memory: RequestMemory,
  accounts: readonly Account[],
  withOutlet: boolean,
): readonly RequestChoice[] {
  const last = draft.uri === undefined ? again(memory, accounts, withOutlet) : [];
  const isOffered = ({ value }: RequestChoice) =>
    last.some((other) => isSameRequest({ ...draft, ...other.value }, { ...draft, ...value }));
  return [...last, ...earlier(memory, accounts).filter((choice) => !isOffered(choice))];
}

/** Whether two drafts ask for the same; notes only tell of what else they hold. */
function isSameRequest(draft: PartialDraft, other: PartialDraft): boolean {
  return isDeepStrictEqual(partsOf(draft), partsOf(other));
}

function partsOf(draft: PartialDraft): readonly unknown[] {
  const { method, uri, scopes, clientId, tenant, nonce, outlet, headers, body } = draft;
  const account = draft.account?.id;
  return [account, method, uri, scopes, clientId, tenant, nonce, outlet, headers, body];
}

function again(
  memory: RequestMemory,
  accounts: readonly Account[],
  withOutlet: boolean,
): RequestChoice[] {
  const [newest] = memory.requests;
  const last: PartialDraft | undefined =
    memory.last ?? (newest && { ...newest, ...rememberedFor(newest.uri, memory, accounts) });
  if (last?.method === undefined || last.uri === undefined) {
    return [];
  }
  const outlet: Outlet | undefined = rememberedFor(last.uri, memory, accounts).outlet;
  const details = [
    last.account?.label,
    withOutlet && outlet ? outletText(outlet).label : undefined,
  ].filter((part) => part !== undefined);
  return [
    {
      label: vscode.l10n.t('Again: {0} {1}', last.method, last.uri),
      detail: details.join(' · '),
      value: { ...last, outlet, nonce: { kind: 'automatic' } },
    },
  ];
}

function earlier(memory: RequestMemory, accounts: readonly Account[]): RequestChoice[] {
  return memory.requests.map(({ method, uri }) => ({
    label: `${method} ${uri}`,
    value: {
      method,
      uri,
      headers: [],
      body: '',
      ...rememberedFor(uri, memory, accounts),
    },
  }));
}
