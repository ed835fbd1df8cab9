import * as vscode from 'vscode';
import { otherCloudText } from '../../provider/otherCloudText.ts';
import { isCancellation } from '../../provider/showError.ts';
import type { CommandTokens } from '../../provider/commandTokens.ts';
import type { PartialDraft } from './popDraft.ts';
import { pick } from './quickInput.ts';
import type { Choice } from './quickInput.ts';
import { back } from './steps.ts';
import type { Step } from './steps.ts';

type Account = vscode.AuthenticationSessionAccountInformation;

/** Asks which account to act for; a new one can be signed in on the way. */
export function accountStep(tokens: CommandTokens): Step<PartialDraft> {
  return {
    name: 'account',
    isKnown: ({ account }) => account !== undefined,
    ask: async (draft, position) => {
      for (;;) {
        const accounts: readonly Choice<Account | undefined>[] = (await tokens.accounts()).map(
          (account) => ({ label: account.label, value: account }),
        );
        const answer = await pick<Account | undefined>(position, {
          placeholder: vscode.l10n.t('The account that the token is for'),
          choices: [
            ...accounts,
            {
              label:
                accounts.length > 0
                  ? vscode.l10n.t('Sign in with another account…')
                  : vscode.l10n.t('Sign in…'),
              value: undefined,
            },
          ],
          explanations: (await tokens.accountsElsewhere()).map((account) => ({
            label: account.label,
            description: otherCloudText(account),
          })),
          active: accounts.find(({ value }) => value?.id === draft.account?.id),
        });
        if (answer === back) {
          return back;
        }
        const account = answer ?? (await signIn(tokens));
        if (account) {
          return { account };
        }
      }
    },
  };
}

/** Someone who gives up a sign-in is back at the point where they started it. */
async function signIn(tokens: CommandTokens): Promise<Account | undefined> {
  try {
    return await tokens.signIn();
  } catch (error) {
    if (isCancellation(error)) {
      return undefined;
    }
    throw error;
  }
}
