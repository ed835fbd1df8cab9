import { nextNonce, popNonceChallenge } from '../pop/authenticationHeader.ts';
import { PopTokens } from './popTokens.ts';
import type { TokenOptions } from './popTokens.ts';
import { redirectedHop } from './redirect.ts';
import type { Hop } from './redirect.ts';

const mostRedirects = 20;
const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Makes a `fetch` that signs each request with a PoP token of its own, got through your
 * `getSession`. It takes what `fetch` takes, and differs in this:
 *
 * - One nonce challenge for each URL is answered (401 with `WWW-Authenticate: PoP nonce="…"`),
 *   and the `nextnonce` that a server hands out is used for the next request to its origin.
 *   Without a server's nonce, a random one keeps requests at the same time apart.
 * - A redirect within the origin gets a new token for the new URL. Once a redirect leaves
 *   the origin, no token is sent any more. `redirected` of the response is always false.
 * - Bodies are read into memory to be sent again, except for a stream in `init.body`, which
 *   is sent once: where the server then asks for a nonce, the request fails, and the nonce
 *   is kept for your next one.
 *
 * The promise rejects as that of `fetch` does; also with a `TypeError` for http to another
 * machine, for an `Authorization` header of your own and for `integrity`, which challenges and
 * redirects on the way would fail, with `NotSignedInError`, and with what `getSession` rejects
 * with.
 */
export function createPopFetch(options: TokenOptions): typeof fetch {
  const tokens = new PopTokens(options);
  const nonces = new Map<string, string>();

  return async (input, init) => {
    const request = new Request(input, init);
    if (request.headers.has('authorization')) {
      throw new TypeError('A PoP request has its own Authorization header; leave yours out.');
    }
    if (request.integrity !== '') {
      throw new TypeError('A PoP request can have no integrity to check; check the body yourself.');
    }
    let hop = await firstHop(request, init);
    let send = sendWithToken;
    for (let redirects = 0; ; redirects++) {
      requireSecure(hop.url);
      const response = await send(hop, request.signal, init);
      const next = request.redirect === 'manual' ? undefined : redirectedHop(hop, response);
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
      if (next.url.origin !== hop.url.origin) {
        send = sendPlainly;
      }
      hop = next;
    }
  };

  async function sendWithToken(hop: Hop, signal: AbortSignal, init?: RequestInit) {
    const { origin } = hop.url;
    const kept = nonces.get(origin);
    nonces.delete(origin);
    const response = await sign(hop, kept ?? crypto.randomUUID(), signal, init);
    const challenge = response.status === 401 ? popNonceChallenge(response.headers) : undefined;
    if (!challenge) {
      return response;
    }
    await response.body?.cancel();
    if (hop.body instanceof ReadableStream) {
      nonces.set(origin, challenge);
      throw new TypeError('The server asks for a nonce, but a stream can be sent only once.');
    }
    return sign(hop, challenge, signal, init);
  }

  async function sign(hop: Hop, nonce: string, signal: AbortSignal, init?: RequestInit) {
    const { method, url } = hop;
    signal.throwIfAborted();
    const token = await unlessAborted(signal, tokens.get({ method, uri: url, nonce }));
    const headers = new Headers(hop.headers);
    headers.set('authorization', `PoP ${token}`);
    const response = await sendPlainly({ ...hop, headers }, signal, init);
    const next = nextNonce(response.headers);
    if (next) {
      nonces.set(url.origin, next);
    }
    return response;
  }
}

async function sendPlainly(hop: Hop, signal: AbortSignal, init?: RequestInit): Promise<Response> {
  const { url, method, headers, body } = hop;
  return fetch(url, { ...init, method, headers, body, signal, duplex: 'half', redirect: 'manual' });
}

/** A `Request` doesn't tell whether its body can be read again, so it is read here. */
async function firstHop(request: Request, init: RequestInit | undefined): Promise<Hop> {
  const url = new URL(request.url);
  url.hash = '';
  return {
    url,
    method: request.method,
    headers: request.headers,
    body: request.body && (isStream(init?.body) ? request.body : await request.arrayBuffer()),
  };
}

function isStream(body: unknown): boolean {
  return typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
}

function requireSecure({ protocol, hostname }: URL): void {
  if (protocol !== 'https:' && !(protocol === 'http:' && loopbackHosts.has(hostname))) {
    throw new TypeError('A PoP request goes over https (over http to this machine alone).');
  }
}

/** Stops waiting on abort; `getSession` itself can't be cancelled. */
async function unlessAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      reject(signal.reason as Error);
    };
    signal.addEventListener('abort', abort);
    void work.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', abort);
    });
  });
}
