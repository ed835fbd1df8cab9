import { popNonceChallenge } from '../proof/challenge.ts';
import { claimsChallenge } from '../proof/claimsChallenge.ts';
import { NonceStore } from '../proof/nonceStore.ts';
import { exchangeWithPop } from '../proof/popExchange.ts';
import type { Hop } from './hop.ts';
import { sendPlainly } from './hop.ts';
import { NotSignedInError, PopTokens } from './popTokens.ts';
import type { Account, TokenOptions } from './popTokens.ts';

/** What a server's challenge adds to the request for a token. */
interface StepUp {
  readonly claims: string;
  /** The account whose token was refused. */
  readonly account: Account | undefined;
}

/** Sends requests with PoP tokens, and answers the challenges of servers. */
export class PopSender {
  private readonly nonces = new NonceStore();
  private readonly tokens: PopTokens;

  constructor(options: TokenOptions) {
    this.tokens = new PopTokens(options);
  }

  /**
   * Sends a request with a PoP token. A challenge for a nonce is answered once, and so is one for
   * claims; without a prompt if that is possible, and with one if the options allow it.
   * @returns the answer of the server. If that is a challenge that can't be answered without
   * asking, or with a stream, it is still in it.
   */
  async send(hop: Hop, signal: AbortSignal, init?: RequestInit): Promise<Response> {
    const { answer, account } = await this.exchange(hop, this.nonces.take(hop.url), signal, init);
    const field = answer.status === 401 ? answer.headers.get('www-authenticate') : null;
    const claims = claimsChallenge(field ?? '');
    if (claims === undefined || hop.body instanceof ReadableStream) {
      return answer;
    }
    const nonce = popNonceChallenge(answer.headers) ?? this.nonces.take(hop.url);
    const stepUp = { claims, account };
    try {
      const satisfied = await this.exchange(hop, nonce, signal, init, stepUp);
      await answer.body?.cancel();
      return satisfied.answer;
    } catch (error) {
      if (error instanceof NotSignedInError) {
        return answer;
      }
      await answer.body?.cancel();
      throw error;
    }
  }

  private async exchange(
    hop: Hop,
    firstNonce: string | undefined,
    signal: AbortSignal,
    init?: RequestInit,
    stepUp?: StepUp,
  ) {
    const { method, url } = hop;
    let challenged: Response | undefined;
    const attempt = async (nonce: string = crypto.randomUUID()) => {
      if (challenged && hop.body instanceof ReadableStream) {
        this.nonces.keep(url, nonce);
        throw new TypeError('The server asks for a nonce, but a stream can be sent only once.');
      }
      signal.throwIfAborted();
      const target = { method, uri: url, nonce };
      const session = await unlessAborted(signal, this.tokens.get(target, stepUp));
      await challenged?.body?.cancel();
      const headers = new Headers(hop.headers);
      headers.set('authorization', `PoP ${session.accessToken}`);
      challenged = await sendPlainly({ ...hop, headers }, signal, init);
      return { answer: challenged, account: session.account };
    };
    const { attempts, unanswered } = await exchangeWithPop(firstNonce, {
      uri: url,
      nonces: this.nonces,
      attempt,
      signal,
    });
    const last = attempts.at(-1) ?? attempts[0];
    if (unanswered) {
      await last.answer.body?.cancel();
      throw unanswered.reason;
    }
    return last;
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
