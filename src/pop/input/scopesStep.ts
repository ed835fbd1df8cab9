import * as vscode from 'vscode';
import type { PartialDraft } from './popDraft.ts';
import { pick } from './quickInput.ts';
import type { Choice, Explanation } from './quickInput.ts';
import { parseResourceScopes, splitScopes, suggestedScope } from './resourceScopes.ts';
import { back } from './steps.ts';
import type { Step } from './steps.ts';

/** Asks for the scopes: those of the draft, those of the URL's origin, or others that are typed. */
export function scopesStep(): Step<PartialDraft> {
  return {
    name: 'scopes',
    subject: ({ uri = '' }) => uri,
    isKnown: ({ scopes }) => scopes !== undefined,
    ask: async ({ uri = '', scopes: known = [] }, position) => {
      const suggestions = new Set([known.join(' '), suggestedScope(uri)]);
      const scopes = await pick(position, {
        placeholder: vscode.l10n.t('The scopes of the API that the token is for'),
        choices: [...suggestions].filter((scope) => scope !== '').map(choice),
        typed: typedScopes,
      });
      return scopes === back ? back : { scopes: splitScopes(scopes) };
    },
  };
}

function choice(scopes: string): Choice<string> {
  return { label: scopes, value: scopes };
}

function typedScopes(text: string): Choice<string> | Explanation {
  try {
    parseResourceScopes(splitScopes(text));
    return choice(text);
  } catch (error) {
    return {
      label: error instanceof Error ? error.message : String(error),
      detail: vscode.l10n.t('Several scopes of one API have spaces between them.'),
    };
  }
}
