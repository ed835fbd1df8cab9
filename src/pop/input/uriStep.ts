import * as vscode from 'vscode';
import { outletText } from '../outlets.ts';
import type { Outlet, PartialDraft, PopDraft } from './popDraft.ts';
import { pick } from './quickInput.ts';
import type { Choice, Explanation } from './quickInput.ts';
import { rememberedFor } from './rememberedFor.ts';
import type { RequestMemory } from './requestMemory.ts';
import { sameOrigin } from './sameOrigin.ts';
import { back } from './steps.ts';
import type { Step } from './steps.ts';
import { parseTypedRequest } from './typedRequest.ts';

type Account = PopDraft['account'];

/**
 * Asks for the URL of the request: the last one again with all that belongs to it, an earlier
 * one, or another that is typed.
 * @param accounts those that are signed in.
 * @param withOutlet whether the answer goes on to say where the token goes.
 */
export function uriStep(
  memory: RequestMemory,
  accounts: readonly Account[],
  withOutlet: boolean,
): Step<PartialDraft> {
  return {
    name: 'uri',
    answersLater: true,
    isKnown: ({ uri }) => uri !== undefined,
    ask: async (draft, position) =>
      pick<PartialDraft>(position, {
        placeholder: vscode.l10n.t('The URL of the request, such as https://api.example.com/items'),
        choices:
          draft.uri === undefined
            ? [...again(memory, accounts, withOutlet), ...earlier(memory, accounts)]
            : earlier(memory, accounts),
        text: draft.uri ?? '',
        typed: (text) => typed(text, draft, memory, accounts),
      }).then((answer) => (answer === back ? back : answer)),
  };
}

function again(
  memory: RequestMemory,
  accounts: readonly Account[],
  withOutlet: boolean,
): Choice<PartialDraft>[] {
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

function earlier(memory: RequestMemory, accounts: readonly Account[]): Choice<PartialDraft>[] {
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

function typed(
  text: string,
  draft: PartialDraft,
  memory: RequestMemory,
  accounts: readonly Account[],
): Choice<PartialDraft> | Explanation {
  try {
    const request = parseTypedRequest(text);
    const { uri, method } = request;
    const { search, hash } = new URL(uri);
    return {
      label: method === undefined ? uri : `${method} ${uri}`,
      ...((search !== '' || hash !== '') && {
        detail: vscode.l10n.t(
          "The query and the fragment are not covered by the token's signature.",
        ),
      }),
      value: {
        ...request,
        // The answers for one origin are no good for another.
        ...(!sameOrigin(uri, draft.uri) && rememberedFor(uri, memory, accounts)),
      },
    };
  } catch (error) {
    return { label: error instanceof Error ? error.message : String(error) };
  }
}
