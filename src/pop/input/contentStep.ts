import * as vscode from 'vscode';
import { openRequestEditor } from '../requestEditor.ts';
import { sameOrigin } from '../sameOrigin.ts';
import type { PopDraft } from './popDraft.ts';
import { pick } from './quickInput.ts';
import type { Choice } from './quickInput.ts';
import { back } from './steps.ts';
import type { Step } from './steps.ts';

type Source = 'given' | 'none' | 'write';

/**
 * Asks what to send beside the token: nothing, or headers and a body. Those that came with
 * another origin can hold a secret of it, so Enter alone doesn't send them.
 * @param start what the steps start with: headers, a body, and the URL that they are for.
 */
export function contentStep(start: Partial<PopDraft>): Step<PopDraft> {
  const { headers = [], body = '' } = start;
  const hasContent = headers.length > 0 || body !== '';
  return async ({ method = 'GET', uri = '' }, position) => {
    const isForUri = start.uri === undefined || sameOrigin(start.uri, uri);
    const given: Choice<Source> = {
      label: isForUri
        ? vscode.l10n.t('The headers and the body that came with the request')
        : vscode.l10n.t('The headers and the body of a request to another server'),
      detail: vscode.l10n.t('{0} headers, {1} characters of body', headers.length, body.length),
      value: 'given',
    };
    const none: Choice<Source> = {
      label: vscode.l10n.t('No headers and no body'),
      value: 'none',
    };
    const withContent = isForUri ? [given, none] : [none, given];
    const source = await pick<Source>(position, {
      placeholder: vscode.l10n.t('What to send with the request'),
      choices: [
        ...(hasContent ? withContent : [none]),
        {
          label: vscode.l10n.t('Write headers and a body in an editor…'),
          detail: vscode.l10n.t('Run this command again from there when they are written.'),
          value: 'write',
        },
      ],
    });
    switch (source) {
      case back:
        return back;
      case 'given':
        return { headers, body };
      case 'none':
        return { headers: [], body: '' };
      case 'write':
        await openRequestEditor(method, uri);
        throw new vscode.CancellationError();
    }
  };
}
