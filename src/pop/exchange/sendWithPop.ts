import type { NonceStore } from '../../proof/nonceStore.ts';
import { exchangeWithPop } from '../../proof/popExchange.ts';
import type { PopRequest } from '../../proof/popRequest.ts';
import { parsePopRequest } from '../../proof/popRequest.ts';
import { sendHttp } from './sendHttp.ts';
import type { HttpAnswer, HttpRequest } from './sendHttp.ts';

/** A request with the PoP token that it was sent with, and the answer to it. */
export interface Exchange {
  readonly request: HttpRequest;
  readonly pop: PopRequest;
  readonly token: string;
  readonly answer: HttpAnswer;
  /** Why the challenge of the answer could not be met, if it has one that could not. */
  readonly unmetChallenge?: string;
}

/** Gets a PoP token for a request. */
export type AcquirePopToken = (pop: PopRequest) => Promise<string>;

/**
 * Sends a request with a PoP token. If the server answers with a challenge for a nonce,
 * it is sent once more, with a token that has that nonce. If that fails, the first answer
 * still counts.
 * @param request without an `Authorization` header.
 * @param nonce goes into the first token; a random one if undefined.
 * @returns the exchanges in order: one, or two if there was a challenge.
 * @throws {HttpError} if no answer comes.
 * @throws {unknown} what `acquire` throws, and the signal's reason if it is aborted.
 */
export async function sendWithPop(
  request: HttpRequest,
  nonce: string | undefined,
  acquire: AcquirePopToken,
  nonces: NonceStore,
  signal: AbortSignal,
): Promise<readonly Exchange[]> {
  const { attempts, unanswered } = await exchangeWithPop(nonce, {
    uri: request.uri,
    nonces,
    attempt: async (serverNonce) => send(request, serverNonce, acquire, signal),
    signal,
  });
  return unanswered ? [{ ...attempts[0], unmetChallenge: unanswered.reason.message }] : attempts;
}

async function send(
  request: HttpRequest,
  nonce: string | undefined,
  acquire: AcquirePopToken,
  signal: AbortSignal,
): Promise<Exchange> {
  const pop = parsePopRequest(request.method, request.uri, nonce);
  const token = await acquire(pop);
  const signed: HttpRequest = {
    ...request,
    uri: pop.uri,
    headers: [...request.headers, ['Authorization', `PoP ${token}`]],
  };
  return { request: signed, pop, token, answer: await sendHttp(signed, signal) };
}
