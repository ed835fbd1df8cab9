import assert from 'node:assert/strict';
import { createPopFetch, NotSignedInError } from './index.ts';
import type { GetSession } from './index.ts';
import { getSession, signedFor, tokenOf } from '../test/builders/apiSessions.ts';
import { RecordingServer } from '../test/fakes/recordingServer.ts';
import type { Answer } from '../test/fakes/recordingServer.ts';
import { literally } from '../test/literally.ts';

const scopes = ['https://api.contoso.test/.default'];
const popFetch = (session: GetSession = getSession) =>
  createPopFetch({ getSession: session, scopes });

/** Accepts the one nonce, and hands it out to whoever comes with another. */
const wants =
  (nonce: string): Answer =>
  (request, response) => {
    if (signedFor(request)?.nonce !== nonce) {
      response.writeHead(401, { 'WWW-Authenticate': `Bearer realm="x", PoP nonce="${nonce}"` });
    }
  };

describe('popFetch', () => {
  it('signs method and URL of a request', async () => {
    await using server = await RecordingServer.start();
    const response = await popFetch()(`${server.origin}/items?top=5#row`, { method: 'delete' });
    assert.equal(response.status, 200);
    const [request] = server.received;
    assert.equal(request?.path, '/items?top=5');
    assert.equal(signedFor(request)?.method, 'DELETE');
    assert.equal(signedFor(request)?.uri, `${server.origin}/items`);
  });

  it('signs and sends every method in uppercase', async () => {
    await using server = await RecordingServer.start();
    await popFetch()(server.origin, { method: 'patch', body: '{}' });
    const [request] = server.received;
    assert.equal(request?.method, 'PATCH');
    assert.equal(signedFor(request)?.method, 'PATCH');
  });

  it('sends the URL in the form that is signed', async () => {
    await using server = await RecordingServer.start();
    await popFetch()(`${server.origin}/x%2Dy|z?a[]=%7e#b`);
    assert.equal(server.received[0]?.path, '/x-y%7Cz?a%5B%5D=~');
    assert.equal(signedFor(server.received[0])?.uri, `${server.origin}/x-y%7Cz`);
  });

  it('passes headers and the body on', async () => {
    await using server = await RecordingServer.start();
    const form = new FormData();
    form.set('name', 'value');
    await popFetch()(server.origin, { method: 'POST', body: form, headers: { 'X-Trace': '7' } });
    const { headers, body } = server.received[0]!;
    assert.equal(headers['x-trace'], '7');
    const type = headers['content-type'] ?? '';
    const [, boundary = assert.fail(type)] =
      /^multipart\/form-data; boundary=(.+)$/.exec(type) ?? [];
    assert.match(body, literally(boundary));
  });

  it('takes a Request, with init winning over it', async () => {
    await using server = await RecordingServer.start();
    const request = new Request(server.origin, { method: 'POST', body: '{}' });
    await popFetch()(request, { method: 'PUT' });
    assert.equal(server.received[0]?.body, '{}');
    assert.equal(signedFor(server.received[0])?.method, 'PUT');
  });

  it('refuses an Authorization header of the caller', async () => {
    await using server = await RecordingServer.start();
    const headers = { Authorization: 'Bearer x' };
    await assert.rejects(popFetch()(server.origin, { headers }), TypeError);
    assert.equal(server.received.length, 0);
  });

  it('refuses an integrity that it would not check', async () => {
    await using server = await RecordingServer.start();
    const request = new Request(server.origin, { integrity: 'sha256-AAAA' });
    await assert.rejects(popFetch()(request), /integrity/);
    assert.equal(server.received.length, 0);
  });

  it('asks for no token for http to another machine', async () => {
    let asked = false;
    const fetchWithNote = popFetch((...args) => {
      asked = true;
      return getSession(...args);
    });
    await assert.rejects(fetchWithNote('http://api.contoso.test/'), TypeError);
    await assert.rejects(fetchWithNote('http://localhost.contoso.test/'), TypeError);
    assert.equal(asked, false);
  });

  describe('nonces', () => {
    it('gives each of many requests at once a nonce of its own', async () => {
      await using server = await RecordingServer.start();
      const send = popFetch();
      await Promise.all(Array.from({ length: 50 }, () => send(server.origin)));
      const nonces = new Set(server.received.map((request) => signedFor(request)?.nonce));
      assert.equal(nonces.size, 50);
    });

    it('answers a challenge, with the body sent again', async () => {
      await using server = await RecordingServer.start(wants('n-1'));
      const response = await popFetch()(server.origin, { method: 'POST', body: 'again' });
      assert.equal(response.status, 200);
      assert.deepEqual(
        server.received.map(({ body }) => body),
        ['again', 'again'],
      );
    });

    it('returns the second 401 as it is', async () => {
      await using server = await RecordingServer.start((_request, response) => {
        response.writeHead(401, { 'WWW-Authenticate': 'PoP nonce="n"' });
        response.write('still no');
      });
      const response = await popFetch()(server.origin);
      assert.equal(response.status, 401);
      assert.equal(await response.text(), 'still no');
      assert.equal(server.received.length, 2);
    });

    it('returns a 401 with a nonce that no token can have as it is', async () => {
      for (const nonce of ['a b', 'x'.repeat(8193)]) {
        await using server = await RecordingServer.start((_request, response) => {
          response.writeHead(401, { 'WWW-Authenticate': `PoP nonce="${nonce}"` });
          response.write('not yet');
        });
        const response = await popFetch()(server.origin);
        assert.deepEqual([response.status, await response.text()], [401, 'not yet']);
        assert.equal(server.received.length, 1);
      }
    });

    it('returns a 401 without a PoP challenge as it is', async () => {
      await using server = await RecordingServer.start((_request, response) => {
        response.writeHead(401, { 'WWW-Authenticate': 'Bearer realm="x"' });
      });
      assert.equal((await popFetch()(server.origin)).status, 401);
      assert.equal(server.received.length, 1);
    });

    it('uses nextnonce once, and only at its origin', async () => {
      let count = 0;
      const handOut: Answer = (_request, response) => {
        if (++count === 1) {
          response.setHeader('Authentication-Info', 'nextnonce="next"');
        }
      };
      await using server = await RecordingServer.start(handOut);
      await using other = await RecordingServer.start();
      const send = popFetch();
      await send(server.origin);
      await send(other.origin);
      await Promise.all([send(server.origin), send(server.origin)]);
      const uses = (received: RecordingServer['received']) =>
        received.filter((request) => signedFor(request)?.nonce === 'next').length;
      assert.equal(uses(server.received), 1);
      assert.equal(signedFor(server.received[0])?.nonce === 'next', false);
      assert.equal(uses(other.received), 0);
    });
  });

  describe('streams', () => {
    const stream = () => new Blob(['streamed']).stream();

    it('sends a stream', async () => {
      await using server = await RecordingServer.start();
      await popFetch()(server.origin, { method: 'POST', body: stream(), duplex: 'half' });
      assert.equal(server.received[0]?.body, 'streamed');
    });

    it('fails if a nonce is asked for, and has it for the next request', async () => {
      await using server = await RecordingServer.start(wants('n-1'));
      const send = popFetch();
      const init = () => ({ method: 'POST', body: stream(), duplex: 'half' }) as const;
      await assert.rejects(send(server.origin, init()), /stream/);
      assert.equal((await send(server.origin, init())).status, 200);
    });

    it('can send the body of a Request again', async () => {
      await using server = await RecordingServer.start(wants('n-1'));
      const init = { method: 'POST', body: stream(), duplex: 'half' } as const;
      assert.equal((await popFetch()(new Request(server.origin, init))).status, 200);
      assert.equal(server.received[1]?.body, 'streamed');
    });
  });

  describe('abort', () => {
    it('stops waiting for a session', async () => {
      const abort = new AbortController();
      const send = popFetch(() => {
        queueMicrotask(() => {
          abort.abort();
        });
        return new Promise(() => undefined);
      });
      await assert.rejects(send('https://api.contoso.test/', { signal: abort.signal }), {
        name: 'AbortError',
      });
    });

    it('stops waiting for an answer', async () => {
      const abort = new AbortController();
      await using server = await RecordingServer.start(() => {
        abort.abort();
        return new Promise(() => undefined);
      });
      const request = new Request(server.origin, { signal: abort.signal });
      await assert.rejects(popFetch()(request), { name: 'AbortError' });
    });

    it('asks for no token when aborted', async () => {
      let asked = false;
      const send = popFetch(() => {
        asked = true;
        return Promise.resolve(undefined);
      });
      const signal = AbortSignal.abort();
      await assert.rejects(send('https://api.contoso.test/', { signal }), { name: 'AbortError' });
      assert.equal(asked, false);
    });
  });

  describe('sessions', () => {
    it('fails if nobody is signed in and the request is silent', async () => {
      const send = createPopFetch({
        getSession: () => Promise.resolve(undefined),
        scopes,
        sessionOptions: { silent: true },
      });
      await assert.rejects(send('https://api.contoso.test/'), NotSignedInError);
    });

    it('shows one prompt for many requests', async () => {
      await using server = await RecordingServer.start();
      let prompts = 0;
      let signedIn = false;
      const send = popFetch(async (_provider, tags, { silent }) => {
        if (!silent) {
          prompts++;
          await new Promise((resolve) => setImmediate(resolve));
          signedIn = true;
        }
        return signedIn ? { accessToken: tokenOf(tags) } : undefined;
      });
      await Promise.all(Array.from({ length: 20 }, () => send(server.origin)));
      assert.equal(prompts, 1);
      const nonces = new Set(server.received.map((request) => signedFor(request)?.nonce));
      assert.equal(nonces.size, 20);
    });

    it('fails all that waited for a prompt that was refused', async () => {
      let prompts = 0;
      const send = popFetch((_provider, _tags, { silent }) => {
        if (silent) {
          return Promise.resolve(undefined);
        }
        prompts++;
        return Promise.reject(new Error('refused'));
      });
      const sent = [send('https://a.contoso.test/'), send('https://b.contoso.test/')];
      for (const result of await Promise.allSettled(sent)) {
        assert.equal(result.status, 'rejected');
        assert.match(String(result.reason), /refused/);
      }
      assert.equal(prompts, 1);
    });
  });
});
