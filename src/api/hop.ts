import { canonicalUrl } from '../proof/canonicalUrl.ts';

/** One HTTP request on the way through redirects. */
export interface Hop {
  /** In canonical form, which is the one that is signed. */
  readonly url: URL;
  /** In uppercase, as it is signed. */
  readonly method: string;
  readonly headers: Headers;
  /** A stream can be sent once. */
  readonly body: ArrayBuffer | ReadableStream | null;
}

/** A `Request` doesn't tell whether its body can be read again, so it is read here. */
export async function firstHop(request: Request, init: RequestInit | undefined): Promise<Hop> {
  return {
    url: canonicalUrl(request.url),
    // `fetch` leaves some methods as they are written, such as patch.
    method: request.method.toUpperCase(),
    headers: request.headers,
    body: request.body && (isStream(init?.body) ? request.body : await request.arrayBuffer()),
  };
}

/** Sends a request as it is, and follows no redirect. */
export async function sendPlainly(
  { url, method, headers, body }: Hop,
  signal: AbortSignal,
  init?: RequestInit,
): Promise<Response> {
  return fetch(url, { ...init, method, headers, body, signal, duplex: 'half', redirect: 'manual' });
}

function isStream(body: unknown): boolean {
  return typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
}
