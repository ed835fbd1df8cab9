import * as vscode from 'vscode';
import { parseNonce } from '../../proof/popRequest.ts';
import type { NonceSource, PartialDraft } from './popDraft.ts';
import { pick, type } from './quickInput.ts';
import type { Choice } from './quickInput.ts';
import { back } from './steps.ts';
import type { Answer, Position, Step } from './steps.ts';

const typed = Symbol('typed');

/**
 * Asks where the nonce comes from. It takes care of itself unless somebody wants to choose.
 * @param isSent whether the request is sent from here, and a challenge answered anyway.
 */
export function nonceStep(isSent: boolean): Step<PartialDraft> {
  return {
    name: 'nonce',
    isKnown: () => true,
    ask: async (draft, position) => {
      for (;;) {
        const source = await pick(position, {
          placeholder: vscode.l10n.t('The nonce, which lets the server refuse a repetition'),
          choices: choices(draft, isSent),
        });
        if (source === back) {
          return back;
        }
        const nonce = source === typed ? await typeNonce(position) : source;
        if (nonce !== back) {
          return { nonce };
        }
      }
    },
  };
}

function choices({ nonce }: PartialDraft, isSent: boolean): Choice<NonceSource | typeof typed>[] {
  return [
    ...(nonce?.kind === 'given'
      ? [{ label: vscode.l10n.t('The nonce that came with the request'), value: nonce }]
      : []),
    {
      label: vscode.l10n.t("The server's next nonce, or a random one"),
      detail: isSent
        ? vscode.l10n.t('If the server wants another one, the request is sent once more with it.')
        : vscode.l10n.t("Right for servers that don't hand out nonces."),
      value: { kind: 'automatic' },
    },
    ...(isSent
      ? []
      : [
          {
            label: vscode.l10n.t('Get the nonce from the server'),
            detail: vscode.l10n.t(
              'Sends one request without credentials, and reads the PoP challenge.',
            ),
            value: { kind: 'challenge' } as const,
          },
        ]),
    {
      label: vscode.l10n.t('Type a nonce…'),
      detail: vscode.l10n.t('For a nonce that you have from a WWW-Authenticate header.'),
      value: typed,
    },
  ];
}

async function typeNonce(position: Position): Promise<Answer<NonceSource>> {
  const nonce = await type(position, {
    prompt: vscode.l10n.t('The nonce of the server, without the quotes around it'),
    placeholder: vscode.l10n.t('The nonce'),
    value: '',
    problem,
  });
  return nonce === back ? back : { kind: 'given', nonce };
}

function problem(value: string): string | undefined {
  try {
    parseNonce(value);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
