import * as vscode from 'vscode';
import { parseUri } from '../../broker/popRequest.ts';
import type { PopDraft } from './popDraft.ts';
import { type } from './quickInput.ts';
import { back } from './steps.ts';
import type { Step } from './steps.ts';

/** Asks for the URL of the request, and says what of it the signature doesn't cover. */
export function uriStep(): Step<PopDraft> {
  return async (draft, position) => {
    const uri = await type(position, {
      prompt: vscode.l10n.t('The URL of the request; the token works for its host and path alone'),
      placeholder: 'https://api.example.com/items',
      value: draft.uri ?? '',
      problem,
      note,
    });
    return uri === back ? back : { uri };
  };
}

function problem(value: string): string | undefined {
  try {
    parseUri(value.trim());
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function note(value: string): string | undefined {
  if (problem(value) !== undefined) {
    return undefined;
  }
  const { search, hash } = new URL(value.trim());
  return search === '' && hash === ''
    ? undefined
    : vscode.l10n.t("The query and the fragment are not covered by the token's signature.");
}
