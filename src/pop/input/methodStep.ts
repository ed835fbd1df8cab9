import { METHODS } from 'node:http';
import * as vscode from 'vscode';
import type { PopDraft } from './popDraft.ts';
import { pick } from './quickInput.ts';
import { back } from './steps.ts';
import type { Step } from './steps.ts';

const usualMethods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

/** Asks for the HTTP method, of those that the filter leaves. */
export function methodStep(filter: (method: string) => boolean): Step<PopDraft> {
  const methods = [...new Set([...usualMethods, ...METHODS])].filter(filter);
  const choices = methods.map((method) => ({ label: method, value: method }));
  return async (draft, position) => {
    const method = await pick(position, {
      placeholder: vscode.l10n.t('The HTTP method of the request; the token works for it alone'),
      choices,
      active: choices.find(({ value }) => value === draft.method),
    });
    return method === back ? back : { method };
  };
}
