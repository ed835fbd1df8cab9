import * as vscode from 'vscode';
import { openRequestEditor } from '../requestEditor.ts';
import type { PopDraft } from './popDraft.ts';
import { pick } from './quickInput.ts';
import type { Choice } from './quickInput.ts';
import { back } from './steps.ts';
import type { Step } from './steps.ts';

type Source = 'editor' | 'none' | 'write';

/** Asks what to send beside the token: nothing, or headers and a body from an editor. */
export function contentStep(): Step<PopDraft> {
  return async (draft, position) => {
    const { headers = [], body = '', method = 'GET', uri = '' } = draft;
    const hasContent = headers.length > 0 || body !== '';
    const fromEditor: Choice<Source> = {
      label: vscode.l10n.t('The headers and the body of the editor'),
      detail: vscode.l10n.t('{0} headers, {1} characters of body', headers.length, body.length),
      value: 'editor',
    };
    const source = await pick<Source>(position, {
      placeholder: vscode.l10n.t('What to send with the request'),
      choices: [
        ...(hasContent ? [fromEditor] : []),
        { label: vscode.l10n.t('No headers and no body'), value: 'none' },
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
      case 'editor':
        return { headers, body };
      case 'none':
        return { headers: [], body: '' };
      case 'write':
        await openRequestEditor(method, uri);
        throw new vscode.CancellationError();
    }
  };
}
