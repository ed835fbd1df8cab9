import * as vscode from 'vscode';
import type { PartialDraft, PopDraft } from './popDraft.ts';
import { pick } from './quickInput.ts';
import type { Choice, Explanation } from './quickInput.ts';
import { rememberedFor } from './rememberedFor.ts';
import { requestChoices } from './requestChoices.ts';
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
        choices: requestChoices(draft, memory, accounts, withOutlet),
        text: draft.uri ?? '',
        typed: (text) => typed(text, draft, memory, accounts),
      }).then((answer) => (answer === back ? back : answer)),
  };
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
