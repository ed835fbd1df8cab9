import * as l10n from '@vscode/l10n';
import type { HttpRequest } from './sendHttp.ts';

/** Headers that belong to the connection, or that would contradict what is signed. */
const ownHeaders = new Set([
  'authorization',
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** What `fetch` refuses to send. */
const unsendable = new Set(['CONNECT', 'TRACE', 'TRACK']);
const bodiless = new Set(['GET', 'HEAD']);

/** Whether a request with this method can be sent from here. */
export function isSendable(method: string): boolean {
  return !unsendable.has(method);
}

/** Why a request can't be sent with a PoP token, in a sentence; undefined where it can. */
export function requestProblem({ method, headers, body }: HttpRequest): string | undefined {
  if (!isSendable(method)) {
    return l10n.t("A request with the method {0} can't be sent from here.", method);
  }
  if (body !== '' && bodiless.has(method)) {
    return l10n.t('A request with the method {0} has no body. Remove it.', method);
  }
  for (const [name, value] of headers) {
    if (ownHeaders.has(name.toLowerCase())) {
      return l10n.t('The header {0} is set when the request is sent. Remove it.', name);
    }
    if (!isHeader(name, value)) {
      return l10n.t('The header {0} has characters that headers must not have.', name);
    }
  }
  return undefined;
}

function isHeader(name: string, value: string): boolean {
  try {
    new Headers([[name, value]]);
    return true;
  } catch {
    return false;
  }
}
