import assert from 'node:assert/strict';
import { neverAborted } from '../../broker/waiting.ts';
import { NonceStore } from '../../proof/nonceStore.ts';
import type { PopRequest } from '../../proof/popRequest.ts';
import { RecordingServer } from '../../test/fakes/recordingServer.ts';
import type { Answer } from '../../test/fakes/recordingServer.ts';
import type { HttpRequest } from './sendHttp.ts';
import { sendWithPop } from './sendWithPop.ts';
import type { AcquirePopToken } from './sendWithPop.ts';

/** A token that shows what it was signed for. */
const acquire = ({ method, uri, nonce }: PopRequest) =>
  Promise.resolve(`${method} ${new URL(uri).pathname} ${nonce}`);

/** Asks for the nonce "theirs" until it gets it. */
const challenge: Answer = ({ headers }, response) => {
  if (!headers.authorization?.endsWith('theirs')) {
    response.writeHead(401, { 'www-authenticate': 'PoP nonce="theirs"' });
  }
};

describe('sending with a PoP token', () => {
  async function send(
    answer: Answer,
    {
      request = {},
      token = acquire,
    }: { request?: Partial<HttpRequest>; token?: AcquirePopToken } = {},
  ) {
    await using server = await RecordingServer.start(answer);
    const uri = `${server.origin}/items?top=5`;
    const nonces = new NonceStore();
    const exchanges = await sendWithPop(
      { method: 'GET', uri, headers: [], body: '', ...request },
      'mine',
      token,
      nonces,
      neverAborted,
    );
    return { exchanges, received: server.received, nonces, uri };
  }

  it('sends method, URL, headers and body with the token', async () => {
    const { exchanges, received } = await send(() => undefined, {
      request: { method: 'POST', headers: [['X-Trace', 'a']], body: 'hello' },
    });
    assert.equal(exchanges.length, 1);
    const [{ method, path, headers, body } = assert.fail()] = received;
    assert.deepEqual([method, path, body], ['POST', '/items?top=5', 'hello']);
    assert.equal(headers['x-trace'], 'a');
    assert.equal(headers.authorization, 'PoP POST /items mine');
    assert.equal(headers['content-type'], undefined);
  });

  it('sends the URL that is signed', async () => {
    await using server = await RecordingServer.start();
    const uri = `${server.origin}/x%2Dy|z?a[]=%7e#b`;
    const request = { method: 'GET', uri, headers: [], body: '' };
    const signed: string[] = [];
    const note: AcquirePopToken = (pop) => {
      signed.push(pop.uri);
      return acquire(pop);
    };
    const exchanges = await sendWithPop(request, undefined, note, new NonceStore(), neverAborted);
    const paths = server.received.map(({ path }) => server.origin + path);
    assert.deepEqual(paths, [`${server.origin}/x-y%7Cz?a%5B%5D=~`]);
    assert.deepEqual(paths, signed);
    assert.deepEqual(
      paths,
      exchanges.map(({ request: { uri: sent } }) => sent),
    );
  });

  it("answers a challenge with the server's nonce, and keeps both exchanges", async () => {
    const { exchanges, received } = await send(challenge);
    assert.deepEqual(
      received.map(({ headers }) => headers.authorization),
      ['PoP GET /items mine', 'PoP GET /items theirs'],
    );
    assert.deepEqual(
      exchanges.map(({ pop, token, answer }) => [pop.nonce, token, answer.status]),
      [
        ['mine', 'GET /items mine', 401],
        ['theirs', 'GET /items theirs', 200],
      ],
    );
  });

  it('keeps the next nonce of an answer', async () => {
    const { nonces, uri } = await send((_, response) => {
      response.setHeader('authentication-info', 'nextnonce="next"');
    });
    assert.equal(nonces.take(uri), 'next');
  });

  it('says why a challenge was not met, beside the answer that has it', async () => {
    const noSecondToken: AcquirePopToken = (pop) =>
      pop.nonce === 'theirs' ? Promise.reject(new Error('No token.')) : acquire(pop);
    const { exchanges } = await send(challenge, { token: noSecondToken });
    assert.deepEqual(
      exchanges.map(({ answer, unmetChallenge }) => [answer.status, unmetChallenge]),
      [[401, 'No token.']],
    );
  });

  it('says the same if the second request fails', async () => {
    const { exchanges } = await send((request, response) => {
      if (request.headers.authorization?.endsWith('theirs')) {
        response.destroy();
      } else {
        void challenge(request, response);
      }
    });
    assert.equal(exchanges.length, 1);
    assert.match(exchanges[0]?.unmetChallenge ?? '', /The connection was closed/);
  });

  it('ends if it is cancelled after a challenge', async () => {
    const controller = new AbortController();
    await using server = await RecordingServer.start(challenge);
    const request = { method: 'GET', uri: server.origin, headers: [], body: '' };
    const cancelled: AcquirePopToken = (pop) => {
      if (pop.nonce === 'theirs') {
        controller.abort(new Error('cancelled'));
      }
      return acquire(pop);
    };
    await assert.rejects(
      sendWithPop(request, undefined, cancelled, new NonceStore(), controller.signal),
      /cancelled/,
    );
  });
});
