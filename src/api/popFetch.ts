import { isSecureUrl } from '../proof/secureUrl.ts';
import { firstHop, sendPlainly } from './hop.ts';
import { PopSender } from './popSender.ts';
import type { TokenOptions } from './popTokens.ts';
import { followRedirect } from './redirect.ts';

/** As the Fetch standard limits them. */
const mostRedirects = 20;

/**
 * Makes a `fetch` that signs each request with a PoP token of its own, got through your
 * `getSession`. It takes what `fetch` takes, and differs in this:
 *
 * - The URL is sent in the form that is signed (`canonicalUrl`), and the method in uppercase.
 * - A challenge for a nonce (401 with `WWW-Authenticate: PoP nonce="…"`) is answered once for each
 *   URL, and the `nextnonce` that a server hands out is used for the next request to its origin.
 *   Without a server's nonce, a random one keeps requests at the same time apart.
 * - A challenge for claims (401 with `claims="…"`) is answered once for each URL: silently if that
 *   is possible, else with a prompt. If it may not ask (`silent`), and they can't be met, or if
 *   what stands there is no claims request, you get the 401. The claims that were met go with the
 *   next requests with the same method, host and path, silently.
 * - A redirect within the origin gets a new token for the new URL. When a redirect leaves
 *   the origin, no token is sent any more. `redirected` of the response is always false.
 * - Bodies are read into memory to be sent again, except for a stream in `init.body`, which
 *   is sent once: if the server then asks for a nonce, the request fails, and the nonce
 *   is kept for your next one; if it asks for claims, you get the 401, and your next
 *   one has them.
 *
 * The promise rejects as that of `fetch` does; also with a `TypeError` for http to another
 * machine, for an `Authorization` header of your own and for `integrity`, which challenges and
 * redirects on the way would fail, with `NotSignedInError`, and with whatever `getSession` rejects
 * with.
 */
export function createPopFetch(options: TokenOptions): typeof fetch {
  const sender = new PopSender(options);
  return async (input, init) => {
    const request = new Request(input, init);
    if (request.headers.has('authorization')) {
      throw new TypeError('A PoP request has its own Authorization header; leave yours out.');
    }
    if (request.integrity !== '') {
      throw new TypeError('A PoP request can have no integrity to check; check the body yourself.');
    }
    let hop = await firstHop(request, init);
    let withToken = true;
    for (let redirects = 0; ; redirects++) {
      requireSecure(hop.url);
      const response: Response = withToken
        ? await sender.send(hop, request.signal, init)
        : await sendPlainly(hop, request.signal, init);
      const next = request.redirect === 'manual' ? undefined : followRedirect(hop, response);
      if (!next) {
        return response;
      }
      await response.body?.cancel();
      if (request.redirect === 'error') {
        throw new TypeError('The server redirects the request, which is not wanted.');
      }
      if (redirects === mostRedirects) {
        throw new TypeError(`The server redirects the request more than ${mostRedirects} times.`);
      }
      withToken &&= next.url.origin === hop.url.origin;
      hop = next;
    }
  };
}

function requireSecure(url: URL): void {
  if (!isSecureUrl(url)) {
    throw new TypeError('A PoP request goes over https (over http only to this machine).');
  }
}
