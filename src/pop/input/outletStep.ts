import * as vscode from 'vscode';
import { outletsFor, outletText } from '../outlets.ts';
import type { Outlet, PartialDraft } from './popDraft.ts';
import { pick } from './quickInput.ts';
import type { Choice } from './quickInput.ts';
import { back } from './steps.ts';
import type { Step } from './steps.ts';

/** Asks where the token is to go. */
export function outletStep(): Step<PartialDraft> {
  return {
    name: 'outlet',
    isKnown: ({ outlet }) => outlet !== undefined,
    ask: async (draft, position) => {
      const choices = outletsFor(process.platform).map((value): Choice<Outlet> => {
        const { label, detail } = outletText(value);
        return { label, ...(detail !== undefined && { detail }), value };
      });
      const outlet = await pick(position, {
        placeholder: vscode.l10n.t('Where the token is to go; it works for a few minutes'),
        choices,
        active: choices.find(({ value }) => value === draft.outlet),
      });
      return outlet === back ? back : { outlet };
    },
  };
}
