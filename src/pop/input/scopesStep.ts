import * as vscode from 'vscode';
import { parseResourceScopes, scopeSuggestions, splitScopes } from '../resourceScopes.ts';
import type { PopDraft } from './popDraft.ts';
import { pick, type } from './quickInput.ts';
import type { Choice } from './quickInput.ts';
import { back } from './steps.ts';
import type { Answer, Position, Step } from './steps.ts';

/**
 * Asks for the scopes; those that were used before and those of the URL's origin are offered.
 * @param start what the steps start with: scopes, and the URL that they are for.
 */
export function scopesStep(start: Partial<PopDraft>): Step<PopDraft> {
  let known: Pick<Partial<PopDraft>, 'uri' | 'scopes'> = start;
  return async ({ uri = '' }, position) => {
    const suggestions = scopeSuggestions(uri, known);
    const choices: readonly Choice<string | undefined>[] = [
      ...suggestions.map((scopes) => ({ label: scopes, value: scopes })),
      {
        label: vscode.l10n.t('Type other scopes…'),
        detail: vscode.l10n.t('For an API whose id is not its address, such as api://…'),
        value: undefined,
      },
    ];
    for (;;) {
      const chosen = await pick(position, {
        placeholder: vscode.l10n.t('The scopes of the API that the token is for'),
        choices,
      });
      const scopes = chosen ?? (await typeScopes(position, suggestions[0] ?? ''));
      if (chosen === back) {
        return back;
      }
      if (scopes !== back) {
        known = { uri, scopes: splitScopes(scopes) };
        return known;
      }
    }
  };
}

async function typeScopes(position: Position, value: string): Promise<Answer<string>> {
  return type(position, {
    prompt: vscode.l10n.t('The scopes of one API, with spaces between them'),
    placeholder: 'api://00000000-0000-0000-0000-000000000000/.default',
    value,
    problem: (scopes) => {
      try {
        parseResourceScopes(splitScopes(scopes));
        return undefined;
      } catch (error) {
        return error instanceof Error ? error.message : String(error);
      }
    },
  });
}
