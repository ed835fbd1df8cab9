import { readRedirect } from '../../proof/redirect.ts';
import type { PopCommandArguments } from '../input/commandArguments.ts';
import type { HttpAnswer, HttpRequest } from './sendHttp.ts';

/**
 * The request to send to follow a redirect, with a token of its own; undefined if the answer
 * is none. Headers and a body that were meant for one origin aren't proposed for another.
 */
export function redirectTarget(
  { method, uri, headers, body }: HttpRequest,
  answer: HttpAnswer,
): PopCommandArguments | undefined {
  const from = new URL(uri);
  const redirect = readRedirect({ url: from, method }, answer);
  if (redirect === undefined || redirect === 'unreadable') {
    return undefined;
  }
  const { url, keepsBody, keepsHeader } = redirect;
  return {
    method: redirect.method,
    uri: url.href,
    ...(url.origin === from.origin && {
      headers: headers.filter(
        ([name]) => keepsHeader(name) && name.toLowerCase() !== 'authorization',
      ),
      ...(keepsBody && { body }),
    }),
  };
}
