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
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** Whether a header is set when a request is sent, whatever the request says. */
export function isOwnHeader(name: string): boolean {
  return ownHeaders.has(name.toLowerCase());
}

/** What `fetch` refuses to send. */
const unsendable = new Set(['CONNECT', 'TRACE', 'TRACK']);
const bodiless = new Set(['GET', 'HEAD']);

/** Whether a request with this method is sent without a body. */
export function hasNoBody(method: string): boolean {
  return bodiless.has(method);
}

/** Why no request with this method can be sent, in a sentence; undefined if one can. */
export function methodProblem(method: string): string | undefined {
  return unsendable.has(method)
    ? l10n.t("A request with the method {0} can't be sent from here.", method)
    : undefined;
}

type CheckedParts = Pick<HttpRequest, 'method' | 'headers' | 'body'>;

/** Why a request can't be sent with a PoP token, in a sentence; undefined if it can. */
export function requestProblem(request: CheckedParts): string | undefined {
  return methodProblem(request.method) ?? contentProblem(request);
}

/**
 * Why what goes along with a token can't, in a sentence; undefined if it can: a header that would
 * contradict what is signed, or that would be more than one header.
 */
export function contentProblem({ method, headers, body }: CheckedParts): string | undefined {
  if (body !== '' && hasNoBody(method)) {
    return l10n.t('A request with the method {0} has no body. Remove it.', method);
  }
  for (const [name, value] of headers) {
    if (isOwnHeader(name)) {
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
