/** One HTTP request on the way through redirects. */
export interface Hop {
  /** Without a fragment. */
  readonly url: URL;
  readonly method: string;
  readonly headers: Headers;
  /** A stream can be sent once. */
  readonly body: ArrayBuffer | ReadableStream | null;
}

const redirectStatuses = new Set([301, 302, 303, 307, 308]);
const contentHeaders = [
  'content-encoding',
  'content-language',
  'content-length',
  'content-location',
  'content-type',
];
const headersForOneOrigin = ['cookie', 'host', 'proxy-authorization'];

/**
 * The request that a response redirects to, after "HTTP-redirect fetch" of the Fetch
 * standard; undefined where the response is the final one.
 * @throws {TypeError} where the redirect can't be followed.
 */
export function redirectedHop(hop: Hop, response: Response): Hop | undefined {
  const location = response.headers.get('location');
  if (!redirectStatuses.has(response.status) || location === null) {
    return undefined;
  }
  if (!URL.canParse(location, hop.url.href)) {
    throw new TypeError('The server redirects to something that is not a URL.');
  }
  if (response.status !== 303 && hop.body instanceof ReadableStream) {
    throw new TypeError('The server redirects the request, but a stream can be sent only once.');
  }
  const url = new URL(location, hop.url.href);
  url.hash = '';
  const becomesGet = changesToGet(response.status, hop.method);
  const headers = new Headers(hop.headers);
  const dropped = [
    ...(becomesGet ? contentHeaders : []),
    ...(url.origin === hop.url.origin ? [] : headersForOneOrigin),
  ];
  for (const name of dropped) {
    headers.delete(name);
  }
  return {
    url,
    method: becomesGet ? 'GET' : hop.method,
    headers,
    body: becomesGet ? null : hop.body,
  };
}

function changesToGet(status: number, method: string): boolean {
  return status === 303
    ? method !== 'GET' && method !== 'HEAD'
    : (status === 301 || status === 302) && method === 'POST';
}
