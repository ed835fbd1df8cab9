import { readRedirect } from '../proof/redirect.ts';
import type { Hop } from './hop.ts';

/**
 * The request that a response redirects to; undefined if the response is the final one.
 * @throws {TypeError} if the redirect can't be followed.
 */
export function followRedirect(hop: Hop, response: Response): Hop | undefined {
  const redirect = readRedirect(hop, response);
  if (redirect === undefined) {
    return undefined;
  }
  if (redirect === 'unreadable') {
    throw new TypeError('The server redirects to something that is not a URL.');
  }
  if (redirect.keepsBody && hop.body instanceof ReadableStream) {
    throw new TypeError('The server redirects the request, but a stream can be sent only once.');
  }
  return {
    url: redirect.url,
    method: redirect.method,
    headers: new Headers([...hop.headers].filter(([name]) => redirect.keepsHeader(name))),
    body: redirect.keepsBody ? hop.body : null,
  };
}
