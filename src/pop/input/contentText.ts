import * as vscode from 'vscode';
import type { HttpRequest } from '../exchange/sendHttp.ts';

/** How much goes along with a token, such as "2 headers, 120 bytes of body". */
export function contentText({ headers, body }: Pick<HttpRequest, 'headers' | 'body'>): string {
  const bytes = Buffer.byteLength(body);
  if (headers.length === 0 && bytes === 0) {
    return vscode.l10n.t('none');
  }
  const count =
    headers.length === 1 ? vscode.l10n.t('1 header') : vscode.l10n.t('{0} headers', headers.length);
  const size =
    bytes === 1 ? vscode.l10n.t('1 byte of body') : vscode.l10n.t('{0} bytes of body', bytes);
  return bytes === 0 ? vscode.l10n.t('{0}, no body', count) : `${count}, ${size}`;
}
