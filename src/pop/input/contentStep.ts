import * as vscode from 'vscode';
import { hasNoBody } from '../exchange/requestProblem.ts';
import { openRequestEditor } from '../httpFile/openRequestEditor.ts';
import { contentText } from './contentText.ts';
import type { PartialDraft } from './popDraft.ts';
import { pick } from './quickInput.ts';
import type { Choice } from './quickInput.ts';
import { sameOrigin } from './sameOrigin.ts';
import { back } from './steps.ts';
import type { Step } from './steps.ts';

type Source = 'given' | 'none' | 'write';

/**
 * Asks what to send beside the token: nothing, or headers and a body. Those that came with
 * another origin can hold a secret of it, so they are not sent unless somebody picks them.
 * @param start what the steps start with: headers, a body, and the URL that they are for.
 */
export function contentStep(start: PartialDraft): Step<PartialDraft> {
  const { headers = [], body = '' } = start;
  const hasContent = headers.length > 0 || body !== '';
  const isForOrigin = (uri: string | undefined) =>
    start.uri === undefined || sameOrigin(start.uri, uri);
  return {
    name: 'content',
    isKnown: (draft) =>
      draft.headers !== undefined &&
      draft.body !== undefined &&
      (!hasContent || isForOrigin(draft.uri)),
    ask: async ({ method = 'GET', uri = '' }, position) => {
      const given = { headers, body: hasNoBody(method) ? '' : body };
      const choice: Choice<Source> = {
        label: isForOrigin(uri)
          ? vscode.l10n.t('The headers and the body that came with the request')
          : vscode.l10n.t('The headers and the body of a request to another server'),
        detail: contentText(given),
        value: 'given',
      };
      const none: Choice<Source> = {
        label: vscode.l10n.t('No headers and no body'),
        value: 'none',
      };
      const withContent = isForOrigin(uri) ? [choice, none] : [none, choice];
      const source = await pick<Source>(position, {
        placeholder: vscode.l10n.t('The headers and the body of the request'),
        choices: [
          ...(hasContent ? withContent : [none]),
          {
            label: vscode.l10n.t('Write headers and a body in an editor…'),
            detail: vscode.l10n.t('Send the request from there when they are written.'),
            value: 'write',
          },
        ],
      });
      switch (source) {
        case back:
          return back;
        case 'given':
          return given;
        case 'none':
          return { headers: [], body: '' };
        case 'write':
          await openRequestEditor(method, uri);
          throw new vscode.CancellationError();
      }
    },
  };
}
