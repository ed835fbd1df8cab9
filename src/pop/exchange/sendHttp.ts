import * as l10n from '@vscode/l10n';
import { readBody } from './answerBody.ts';
import type { AnswerBody } from './answerBody.ts';
import { connectionFailure } from './connectionFailure.ts';

/** An HTTP request as it is sent. */
export interface HttpRequest {
  readonly method: string;
  readonly uri: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Empty if there is none. */
  readonly body: string;
}

/** The answer to a request. */
export interface HttpAnswer {
  readonly status: number;
  readonly statusText: string;
  readonly headers: Headers;
  readonly body: AnswerBody;
  /** Milliseconds until the headers were there, and until the body was. */
  readonly headersAfter: number;
  readonly bodyAfter: number;
}

/** A request that got no answer. Its message names no URL. */
export class HttpError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'HttpError';
  }
}

/** In milliseconds; for the whole of one answer. */
const answerLimit = 60_000;

/**
 * Sends one request and reads its answer. Redirects are never followed.
 *
 * It goes through the global `fetch`, which VS Code's extension host has replaced by one that
 * knows its proxy settings and the system's certificates (`proxyResolver.ts` there). With
 * `redirect: 'manual'` that is always Node's, which shows the answer to us as it is.
 * @throws {HttpError} if no answer comes.
 * @throws {unknown} the signal's reason, if it is aborted.
 */
export async function sendHttp(
  { method, uri, headers, body }: HttpRequest,
  signal: AbortSignal,
  limit = answerLimit,
): Promise<HttpAnswer> {
  const timeout = AbortSignal.timeout(limit);
  const start = performance.now();
  try {
    const response = await fetch(uri, {
      method,
      headers: headers.map(([name, value]): [string, string] => [name, value]),
      // As bytes, since `fetch` gives a string a content type of its own.
      ...(body !== '' && { body: new TextEncoder().encode(body) }),
      redirect: 'manual',
      credentials: 'omit',
      signal: AbortSignal.any([signal, timeout]),
    });
    const headersAfter = performance.now() - start;
    const { status, statusText } = response;
    const content = await readBody(response);
    const bodyAfter = performance.now() - start;
    const { headers: answerHeaders } = response;
    return {
      status,
      statusText,
      headers: answerHeaders,
      body: content,
      headersAfter,
      bodyAfter,
    };
  } catch (error) {
    signal.throwIfAborted();
    throw timeout.aborted
      ? new HttpError(l10n.t("The server didn't answer in full within {0} seconds.", limit / 1000))
      : new HttpError(connectionFailure(error));
  }
}
