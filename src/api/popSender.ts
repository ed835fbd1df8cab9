import { popNonceChallenge } from '../proof/challenge.ts';
import { claimsChallenge } from '../proof/claimsChallenge.ts';
import { NonceStore } from '../proof/nonceStore.ts';
import { exchangeWithPop } from '../proof/popExchange.ts';
import { RecentMap } from '../proof/recentMap.ts';
import type { Hop } from './hop.ts';
import { sendPlainly } from './hop.ts';
import { NotSignedInError, PopTokens } from './popTokens.ts';
import type { StepUp, TokenOptions } from './popTokens.ts';

/** Far more than ask one extension for claims; beyond it, a server asks again. */
const mostClaims = 100;

/** Sends requests with PoP tokens, and answers the challenges of servers. */
export class PopSender {
  private readonly nonces = new NonceStore();
  /**
   * The claims that were met, by what wanted them. No token with them is kept, and without them
   * each request would be sent twice. Others of the same server have none: a token with claims
   * comes from Microsoft Entra each time.
   */
  private readonly stepUps = new RecentMap<StepUp>(mostClaims);
  private readonly tokens: PopTokens;

  constructor(options: TokenOptions) {
    this.tokens = new PopTokens(options);
  }

  /**
   * Sends a request with a PoP token. A challenge for a nonce is answered once, and so is one for
   * claims; without a prompt if that is possible, and with one if the options allow it. The next
   * such request has the claims at once.
   * @returns the answer of the server. If that is a challenge that can't be answered without
   * asking, or with a stream, it is still in it.
   */
  async send(hop: Hop, signal: AbortSignal, init?: RequestInit): Promise<Response> {
    const { answer, account } = await this.firstExchange(hop, signal, init);
    const field = answer.status === 401 ? answer.headers.get('www-authenticate') : null;
    const claims = claimsChallenge(field ?? '');
    if (claims === undefined) {
      return answer;
    }
    const stepUp = { claims, account };
    if (hop.body instanceof ReadableStream) {
      this.stepUps.set(targetOf(hop), stepUp);
      return answer;
    }
    const nonce = popNonceChallenge(answer.headers) ?? this.nonces.take(hop.url);
    try {
      const satisfied = await this.exchange(hop, nonce, signal, init, stepUp);
      await answer.body?.cancel();
      if (satisfied.answer.status !== 401) {
        this.stepUps.set(targetOf(hop), { claims, account: satisfied.account });
      }
      return satisfied.answer;
    } catch (error) {
      if (error instanceof NotSignedInError) {
        return answer;
      }
      await answer.body?.cancel();
      throw error;
    }
  }

  /** With the claims that such a request was asked for before, if they can still be met. */
  private async firstExchange(hop: Hop, signal: AbortSignal, init?: RequestInit) {
    const nonce = this.nonces.take(hop.url);
    const stepUp = this.stepUps.get(targetOf(hop));
    if (!stepUp) {
      return this.exchange(hop, nonce, signal, init);
    }
    try {
      return await this.exchange(hop, nonce, signal, init, { ...stepUp, remembered: true });
    } catch (error) {
      if (!(error instanceof NotSignedInError)) {
        throw error;
      }
      this.stepUps.delete(targetOf(hop));
      return this.exchange(hop, nonce, signal, init);
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

/** What a token is signed for, which is also what a server may want claims for. */
function targetOf({ method, url }: Hop): string {
  return `${method} ${url.origin}${url.pathname}`;
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
