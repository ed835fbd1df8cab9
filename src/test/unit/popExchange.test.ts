import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { PopRequest } from '../../broker/broker.ts';
import { longestBody } from '../../pop/answerBody.ts';
import { exchangeReport } from '../../pop/exchangeReport.ts';
import { nonceFromServer } from '../../pop/nonceFromServer.ts';
import { exchangeWithPop } from '../../pop/popExchange.ts';
import type { AcquirePopToken } from '../../pop/popExchange.ts';
import { sendHttp } from '../../pop/sendHttp.ts';
import { ServerNonces } from '../../pop/serverNonces.ts';
import { RecordingServer } from './recordingServer.ts';
import type { Answer } from './recordingServer.ts';

/** A token that shows what it was signed for. */
const acquire = ({ method, uri, nonce }: PopRequest) =>
  Promise.resolve(`${method} ${new URL(uri).pathname} ${nonce}`);

const signal = new AbortController().signal;

async function exchange(
  answer: Answer,
  request = {},
  nonces = new ServerNonces(),
  token: AcquirePopToken = acquire,
) {
  await using server = await RecordingServer.start(answer);
  const uri = `${server.origin}/items?top=5`;
  const outgoing = { method: 'GET', uri, headers: [], body: '', ...request };
  const exchanges = await exchangeWithPop(outgoing, 'mine', token, nonces, signal);
  return { exchanges, received: server.received, nonces, uri };
}

describe('sending with a PoP token', () => {
  it('sends method, URL, headers and body with the token', async () => {
    const { exchanges, received } = await exchange(() => undefined, {
      method: 'POST',
      headers: [['X-Trace', 'a']],
      body: 'hello',
    });
    assert.equal(exchanges.length, 1);
    const [{ method, path, headers, body } = assert.fail()] = received;
    assert.deepEqual([method, path, body], ['POST', '/items?top=5', 'hello']);
    assert.equal(headers['x-trace'], 'a');
    assert.equal(headers.authorization, 'PoP POST /items mine');
    assert.equal(headers['content-type'], undefined);
  });

  it("answers a challenge once, with the server's nonce", async () => {
    const { exchanges, received } = await exchange((_, response) => {
      response.writeHead(401, { 'www-authenticate': 'Bearer, PoP nonce="theirs"' });
    });
    assert.deepEqual(
      received.map(({ headers }) => headers.authorization),
      ['PoP GET /items mine', 'PoP GET /items theirs'],
    );
    assert.deepEqual(
      exchanges.map(({ pop }) => pop.nonce),
      ['mine', 'theirs'],
    );
  });

  it('shows the answer with a challenge that no token can be signed for', async () => {
    const { exchanges, received } = await exchange((_, response) => {
      response.writeHead(401, { 'www-authenticate': 'PoP nonce="a b"' });
    });
    assert.equal(received.length, 1);
    assert.match(exchangeReport(exchanges), /401 Unauthorized[^]*challenge\. The nonce must be/);
  });

  it('shows the answer with a challenge where the second token or request fails', async () => {
    const challenge: Answer = (_, response) => {
      response.writeHead(401, { 'www-authenticate': 'PoP nonce="theirs"' });
    };
    const noSecondToken: AcquirePopToken = (pop) =>
      pop.nonce === 'theirs' ? Promise.reject(new Error('No token.')) : acquire(pop);
    const first = await exchange(challenge, {}, undefined, noSecondToken);
    assert.match(exchangeReport(first.exchanges), /401 Unauthorized[^]*challenge\. No token\./);
    const second = await exchange((request, response) => {
      if (request.headers.authorization?.endsWith('theirs')) {
        response.destroy();
      } else {
        void challenge(request, response);
      }
    });
    assert.match(exchangeReport(second.exchanges), /401 Unauthorized[^]*couldn't be sent/);
  });

  it('ends where it is cancelled after a challenge', async () => {
    const controller = new AbortController();
    await using server = await RecordingServer.start((_, response) => {
      response.writeHead(401, { 'www-authenticate': 'PoP nonce="theirs"' });
    });
    const request = { method: 'GET', uri: server.origin, headers: [], body: '' };
    const cancelled: AcquirePopToken = (pop) => {
      if (pop.nonce === 'theirs') {
        controller.abort(new Error('cancelled'));
      }
      return acquire(pop);
    };
    const nonces = new ServerNonces();
    await assert.rejects(
      exchangeWithPop(request, undefined, cancelled, nonces, controller.signal),
      /cancelled/,
    );
  });

  it('takes no nonce from an answer that accepts the token', async () => {
    const { exchanges } = await exchange((_, response) => {
      response.writeHead(200, { 'www-authenticate': 'PoP nonce="theirs"' });
    });
    assert.equal(exchanges.length, 1);
  });

  it('keeps the next nonce of an origin, to be used once', async () => {
    const { nonces, uri } = await exchange((_, response) => {
      response.setHeader('authentication-info', 'nextnonce="next"');
    });
    assert(nonces.has(uri));
    assert(!nonces.has('https://other.test/'));
    assert.equal(nonces.take(uri), 'next');
    assert.equal(nonces.take(uri), undefined);
  });

  it('follows no redirect, so that the token goes nowhere else', async () => {
    await using other = await RecordingServer.start();
    const { exchanges, received } = await exchange((_, response) => {
      response.writeHead(307, { location: `${other.origin}/` });
    });
    assert.equal(received.length, 1);
    assert.equal(other.received.length, 0);
    assert.match(exchangeReport(exchanges), /The redirect was not followed/);
  });

  it('cuts off an answer that is too long', async () => {
    const { exchanges } = await exchange((_, response) => response.write('x'.repeat(3_000_000)));
    assert.equal(exchanges[0]?.answer.body.length, longestBody);
    assert.match(exchangeReport(exchanges), /The body goes on/);
  });

  it('gives up on an answer that never ends', async () => {
    const { promise: held, resolve: release } = Promise.withResolvers<unknown>();
    await using server = await RecordingServer.start(() => held);
    const request = { method: 'GET', uri: server.origin, headers: [], body: '' };
    await assert.rejects(sendHttp(request, signal, 50), /didn't answer/);
    release(undefined);
  });

  it('can be cancelled', async () => {
    const controller = new AbortController();
    const { promise: held, resolve: release } = Promise.withResolvers<unknown>();
    await using server = await RecordingServer.start(() => {
      controller.abort(new Error('cancelled'));
      return held;
    });
    const request = { method: 'GET', uri: server.origin, headers: [], body: '' };
    await assert.rejects(sendHttp(request, controller.signal), /cancelled/);
    release(undefined);
  });

  it('names the code of a connection that fails, and no URL', async () => {
    const server = await RecordingServer.start();
    const request = { method: 'GET', uri: `${server.origin}/secret`, headers: [], body: '' };
    await server[Symbol.asyncDispose]();
    await assert.rejects(sendHttp(request, signal), (error: Error) => {
      assert.match(error.message, /ECONNREFUSED/);
      assert.doesNotMatch(error.message, /127|secret/);
      return true;
    });
  });

  describe('the nonce of a server', () => {
    it('is read from its challenge, by a request that changes nothing', async () => {
      await using server = await RecordingServer.start((_, response) => {
        response.writeHead(401, { 'www-authenticate': 'PoP realm="x", nonce="abc=="' });
      });
      assert.equal(await nonceFromServer('DELETE', `${server.origin}/a`, signal), 'abc==');
      const [{ method, headers } = assert.fail()] = server.received;
      assert.equal(method, 'GET');
      assert.equal(headers.authorization, undefined);
    });

    it('is missed in a sentence that says what came in its place', async () => {
      await using server = await RecordingServer.start();
      await assert.rejects(nonceFromServer('GET', server.origin, signal), /status 200/);
    });
  });

  describe('the report', () => {
    it('shows both exchanges after a challenge', async () => {
      const { exchanges } = await exchange((request, response) => {
        if (request.headers.authorization?.endsWith('mine')) {
          response.writeHead(401, { 'www-authenticate': 'PoP nonce="theirs"' });
        }
      });
      const text = exchangeReport(exchanges);
      assert.match(text, /^# GET answered with 200 OK/);
      assert.match(text, /401 Unauthorized[^]*once more[^]*200 OK/);
    });

    it('formats JSON and masks secret headers', async () => {
      const secret = randomUUID();
      const { exchanges } = await exchange(
        (_, response) => {
          response.setHeader('content-type', 'application/problem+json; charset=utf-8');
          response.setHeader('set-cookie', `session=${secret}`);
          response.write('{"big":12345678901234567890,"empty":[],"list":[1,{"a":"b,c"}]}');
        },
        { headers: [['Ocp-Apim-Subscription-Key', secret]] },
      );
      const text = exchangeReport(exchanges);
      assert(!text.includes(secret));
      assert.match(
        text,
        /\{\n {2}"big": 12345678901234567890,\n {2}"empty": \[\],\n {2}"list": \[\n {4}1,\n {4}\{\n {6}"a": "b,c"\n {4}\}\n {2}\]\n\}/,
      );
    });

    it('reads a body in the charset of its type', async () => {
      for (const [type, bytes] of [
        ['text/plain; charset=ISO-8859-1', [0x66, 0xfc, 0x72]],
        ['text/plain; charset="utf-16le"', [0x66, 0, 0xfc, 0, 0x72, 0]],
        ['text/plain; charset=unheard-of', [0x66, 0xc3, 0xbc, 0x72]],
        ['nonsense', [0x66, 0xc3, 0xbc, 0x72]],
      ] as const) {
        const { exchanges } = await exchange((_, response) => {
          response.setHeader('content-type', type);
          response.write(Buffer.from(bytes));
        });
        assert.equal(exchanges[0]?.answer.body.text, 'für');
      }
    });

    it('says that the client adds headers of its own', async () => {
      const { exchanges, received } = await exchange(() => undefined);
      assert(received[0]?.headers['user-agent']);
      assert.match(exchangeReport(exchanges), /headers of its own/);
    });

    it('says that a body is missing, or no text', async () => {
      assert.match(exchangeReport((await exchange(() => undefined)).exchanges), /\(no body\)/);
      const { exchanges } = await exchange((_, response) => response.write(Buffer.from([0xff])));
      assert.match(exchangeReport(exchanges), /\(1 bytes that are no text\)/);
    });
  });
});
