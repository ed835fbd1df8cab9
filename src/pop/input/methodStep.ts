import * as vscode from 'vscode';
import { parseMethod } from '../../proof/popRequest.ts';
import type { PartialDraft } from './popDraft.ts';
import { pick } from './quickInput.ts';
import type { Choice, Explanation } from './quickInput.ts';
import { back } from './steps.ts';
import type { Step } from './steps.ts';

const usualMethods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

/**
 * Asks for the HTTP method; one that is not in the list can be typed.
 * @param problem says why a method can't be used; undefined if it can.
 */
export function methodStep(problem: (method: string) => string | undefined): Step<PartialDraft> {
  const choices = usualMethods.map((method) => ({ label: method, value: method }));
  return {
    name: 'method',
    subject: ({ uri = '' }) => uri,
    isKnown: ({ method }) => method !== undefined,
    ask: async (draft, position) => {
      const method = await pick(position, {
        placeholder: vscode.l10n.t('The HTTP method; the token works only for it'),
        choices,
        active: choices.find(({ value }) => value === draft.method),
        typed: (text) => typedMethod(text.toUpperCase(), problem),
      });
      return method === back ? back : { method };
    },
  };
}

function typedMethod(
  text: string,
  problem: (method: string) => string | undefined,
): Choice<string> | Explanation {
  try {
    const method = parseMethod(text);
    const found = problem(method);
    return found === undefined ? { label: method, value: method } : { label: found };
  } catch (error) {
    return { label: error instanceof Error ? error.message : String(error) };
  }
}
