import type { PopRequest } from '../broker/broker.ts';
import { parsePopRequest } from '../broker/popRequest.ts';
import { popNonceChallenge } from './authenticationHeader.ts';
import { sendHttp } from './sendHttp.ts';
import type { HttpAnswer, HttpRequest } from './sendHttp.ts';
import type { ServerNonces } from './serverNonces.ts';

/** A request with the PoP token that it was sent with, and the answer to it. */
export interface Exchange {
  readonly request: HttpRequest;
  readonly pop: PopRequest;
  readonly token: string;
  readonly answer: HttpAnswer;
  /** Why the challenge of the answer could not be met, where it has one that could not. */
  readonly unmetChallenge?: string;
}

/** Gets a PoP token for a request. */
export type AcquirePopToken = (pop: PopRequest) => Promise<string>;

/**
 * Sends a request with a PoP token. Where the server answers with a challenge for a nonce,
 * it is sent once more, with a token that has that nonce. Where that fails, the first answer
 * still counts.
 * @param request without an `Authorization` header.
 * @param nonce goes into the first token; a random one where undefined.
 * @returns the exchanges in order: one, or two where there was a challenge.
 * @throws `HttpError`, what `acquire` throws, and the signal's reason where it was aborted.
 */
export async function exchangeWithPop(
  request: HttpRequest,
  nonce: string | undefined,
  acquire: AcquirePopToken,
  nonces: ServerNonces,
  signal: AbortSignal,
): Promise<readonly Exchange[]> {
  const first = await exchange(request, nonce, acquire, nonces, signal);
  const challenge =
    first.answer.status === 401 ? popNonceChallenge(first.answer.headers) : undefined;
  if (challenge === undefined) {
    return [first];
  }
  try {
    return [first, await exchange(request, challenge, acquire, nonces, signal)];
  } catch (error) {
    signal.throwIfAborted();
    const unmetChallenge = error instanceof Error ? error.message : String(error);
    return [{ ...first, unmetChallenge }];
  }
}

async function exchange(
  request: HttpRequest,
  nonce: string | undefined,
  acquire: AcquirePopToken,
  nonces: ServerNonces,
  signal: AbortSignal,
): Promise<Exchange> {
  const pop = parsePopRequest(request.method, request.uri, nonce);
  const token = await acquire(pop);
  const signed: HttpRequest = {
    ...request,
    headers: [...request.headers, ['Authorization', `PoP ${token}`]],
  };
  const answer = await sendHttp(signed, signal);
  nonces.keep(request.uri, answer.headers);
  return { request: signed, pop, token, answer };
}
