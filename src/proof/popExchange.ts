import { popNonceChallenge } from './challenge.ts';
import type { NonceStore } from './nonceStore.ts';

/** A request that was sent with a PoP token, as far as the protocol looks at it. */
export interface PopAttempt {
  /** A `Response` fits. */
  readonly answer: { readonly status: number; readonly headers: Headers };
}

/** How a request is sent; the same for every attempt. */
export interface PopSending<Attempt extends PopAttempt> {
  readonly uri: string | URL;
  /** Keeps what the server hands out for the next request. */
  readonly nonces: NonceStore;
  /** Sends the request with a token that has this nonce, or a random one if undefined. */
  readonly attempt: (nonce: string | undefined) => Promise<Attempt>;
  readonly signal: AbortSignal;
}

/** A request with a PoP token and its answer, with the attempt before it that a challenge ended. */
export interface PopExchange<Attempt extends PopAttempt> {
  /** In order: one, or two if a challenge was answered. */
  readonly attempts: readonly [Attempt, ...Attempt[]];
  /** Why the server's challenge could not be answered. The answer that has it still counts. */
  readonly unanswered?: { readonly reason: Error };
}

/**
 * Sends a request with a PoP token. If the server answers with a challenge for a nonce (401 with
 * `WWW-Authenticate: PoP nonce="…"`), it is sent once more, with a token that has this nonce.
 * @param nonce goes into the first token; a random one if undefined.
 * @throws {unknown} what the first attempt fails with, and the signal's reason if it is aborted.
 */
export async function exchangeWithPop<Attempt extends PopAttempt>(
  nonce: string | undefined,
  sending: PopSending<Attempt>,
): Promise<PopExchange<Attempt>> {
  const first = await send(nonce, sending);
  const { status, headers } = first.answer;
  const challenge = status === 401 ? popNonceChallenge(headers) : undefined;
  if (challenge === undefined) {
    return { attempts: [first] };
  }
  try {
    return { attempts: [first, await send(challenge, sending)] };
  } catch (error) {
    sending.signal.throwIfAborted();
    const reason = error instanceof Error ? error : new Error(String(error));
    return { attempts: [first], unanswered: { reason } };
  }
}

async function send<Attempt extends PopAttempt>(
  nonce: string | undefined,
  { uri, nonces, attempt }: PopSending<Attempt>,
): Promise<Attempt> {
  const sent = await attempt(nonce);
  nonces.keepNext(uri, sent.answer.headers);
  return sent;
}
