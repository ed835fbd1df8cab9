import assert from 'node:assert/strict';
import { NonceStore } from './nonceStore.ts';
import { exchangeWithPop } from './popExchange.ts';
import type { PopAttempt } from './popExchange.ts';

const uri = 'https://a.test/items';
const challenge = new Headers({ 'www-authenticate': 'Bearer, PoP nonce="theirs"' });

/** An attempt that is answered with a challenge, unless it has the nonce that is wanted. */
function challenged(nonce: string | undefined): PopAttempt {
  return nonce === 'theirs'
    ? { answer: { status: 200, headers: new Headers() } }
    : { answer: { status: 401, headers: challenge } };
}

describe('exchange with PoP', () => {
  let sent: (string | undefined)[];
  let nonces: NonceStore;

  beforeEach(() => {
    sent = [];
    nonces = new NonceStore();
  });

  async function exchange(
    answer: (nonce: string | undefined) => PopAttempt,
    signal = new AbortController().signal,
  ) {
    const attempt = (nonce: string | undefined) => {
      sent.push(nonce);
      return Promise.resolve().then(() => answer(nonce));
    };
    const { attempts, unanswered } = await exchangeWithPop('mine', {
      uri,
      nonces,
      attempt,
      signal,
    });
    return { statuses: attempts.map(({ answer: { status } }) => status), unanswered };
  }

  it('is one attempt if the server asks for nothing', async () => {
    const { statuses } = await exchange(() => ({
      answer: { status: 401, headers: new Headers({ 'www-authenticate': 'PoP realm="x"' }) },
    }));
    assert.deepEqual([statuses, sent], [[401], ['mine']]);
  });

  it('takes no nonce from an answer that accepts the token', async () => {
    const { statuses } = await exchange(() => ({ answer: { status: 200, headers: challenge } }));
    assert.deepEqual([statuses, sent], [[200], ['mine']]);
  });

  it("answers a challenge with the server's nonce", async () => {
    const { statuses } = await exchange(challenged);
    assert.deepEqual(
      [statuses, sent],
      [
        [401, 200],
        ['mine', 'theirs'],
      ],
    );
  });

  it('answers one challenge and no more', async () => {
    const { statuses } = await exchange(() => ({ answer: { status: 401, headers: challenge } }));
    assert.deepEqual(
      [statuses, sent],
      [
        [401, 401],
        ['mine', 'theirs'],
      ],
    );
  });

  it('keeps the next nonce of each answer', async () => {
    await exchange((nonce) => {
      const { answer } = challenged(nonce);
      const headers = new Headers(answer.headers);
      headers.set('authentication-info', `nextnonce="after-${nonce}"`);
      return { answer: { ...answer, headers } };
    });
    assert.equal(nonces.take(uri), 'after-theirs');
  });

  it('ends with the answer that has the challenge if a second attempt fails', async () => {
    const { statuses, unanswered } = await exchange((nonce) => {
      if (nonce === 'theirs') {
        throw new Error('No token.');
      }
      return challenged(nonce);
    });
    assert.deepEqual(statuses, [401]);
    assert.equal(unanswered?.reason.message, 'No token.');
  });

  it('fails if it is aborted in a second attempt', async () => {
    const controller = new AbortController();
    const aborted = exchange((nonce) => {
      if (nonce === 'theirs') {
        controller.abort(new Error('given up'));
        throw new Error('No token.');
      }
      return challenged(nonce);
    }, controller.signal);
    await assert.rejects(aborted, /given up/);
  });

  it('fails as the first attempt fails', async () => {
    const failed = exchange(() => {
      throw new Error('No network.');
    });
    await assert.rejects(failed, /No network/);
  });
});
