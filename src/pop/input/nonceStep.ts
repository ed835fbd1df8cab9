import * as vscode from 'vscode';
import { parseNonce } from '../../broker/popRequest.ts';
import { withSignal } from '../../provider/cancellation.ts';
import { showError } from '../../provider/showError.ts';
import { nonceFromServer } from '../nonceFromServer.ts';
import type { ServerNonces } from '../serverNonces.ts';
import type { PopDraft } from './popDraft.ts';
import { pick, type } from './quickInput.ts';
import type { Choice } from './quickInput.ts';
import { back } from './steps.ts';
import type { Answer, Position, Step } from './steps.ts';

type Source = 'given' | 'next' | 'random' | 'server' | 'typed';

/** Asks for the nonce: a random one, one of the server, or one that the person has. */
export function nonceStep(nonces: ServerNonces): Step<PopDraft> {
  return async (draft, position) => {
    for (;;) {
      const source = await pick(position, {
        placeholder: vscode.l10n.t('The nonce, which lets the server refuse a repetition'),
        choices: choices(draft, nonces),
      });
      if (source === back) {
        return back;
      }
      try {
        const nonce = await nonceOf(source, draft, position, nonces);
        if (nonce !== back) {
          return { nonce };
        }
      } catch (error) {
        if (source !== 'server') {
          throw error;
        }
        // The person may still choose another one.
        showError(error);
      }
    }
  };
}

function choices({ nonce, uri = '' }: Partial<PopDraft>, nonces: ServerNonces): Choice<Source>[] {
  return [
    ...(nonce === undefined
      ? []
      : [
          {
            label: vscode.l10n.t('The nonce that the command was called with'),
            value: 'given' as const,
          },
        ]),
    ...(nonces.has(uri)
      ? [
          {
            label: vscode.l10n.t("The server's next nonce"),
            detail: vscode.l10n.t('It came with the last answer of this server.'),
            value: 'next' as const,
          },
        ]
      : []),
    {
      label: vscode.l10n.t('A random nonce'),
      detail: vscode.l10n.t("Right for servers that don't hand out nonces."),
      value: 'random',
    },
    {
      label: vscode.l10n.t('Get the nonce from the server'),
      detail: vscode.l10n.t('Sends one request without credentials, and reads the PoP challenge.'),
      value: 'server',
    },
    {
      label: vscode.l10n.t('Type a nonce…'),
      detail: vscode.l10n.t('For a nonce that you have from a WWW-Authenticate header.'),
      value: 'typed',
    },
  ];
}

async function nonceOf(
  source: Source,
  draft: Partial<PopDraft>,
  position: Position,
  nonces: ServerNonces,
): Promise<Answer<string | undefined>> {
  const { nonce, method = 'GET', uri = '' } = draft;
  switch (source) {
    case 'given':
      return nonce;
    case 'next':
      return nonces.take(uri);
    case 'random':
      return undefined;
    case 'server':
      return askServer(method, uri);
    case 'typed':
      return type(position, {
        prompt: vscode.l10n.t('The nonce of the server, without the quotes around it'),
        placeholder: '',
        value: '',
        problem,
      });
  }
}

async function askServer(method: string, uri: string): Promise<string> {
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Asking the server for a nonce…'),
      cancellable: true,
    },
    (_, cancellation) =>
      withSignal(cancellation, async (signal) => nonceFromServer(method, uri, signal)).catch(
        (error: unknown) => {
          throw cancellation.isCancellationRequested ? new vscode.CancellationError() : error;
        },
      ),
  );
}

function problem(value: string): string | undefined {
  try {
    parseNonce(value.trim());
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
