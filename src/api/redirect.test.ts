import assert from 'node:assert/strict';
import { createPopFetch } from './index.ts';
import { getSession, signedFor } from '../test/builders/apiSessions.ts';
import { RecordingServer } from '../test/fakes/recordingServer.ts';
import type { Answer } from '../test/fakes/recordingServer.ts';

const popFetch = createPopFetch({ getSession, scopes: ['https://api.contoso.test/.default'] });

/** Redirects only `/`. */
const redirectTo =
  (status: number, location: string): Answer =>
  (request, response) => {
    if (request.path === '/') {
      response.writeHead(status, { Location: location });
    }
  };

describe('popFetch and redirects', () => {
  it('signs again for another URL of the same origin', async () => {
    await using server = await RecordingServer.start(redirectTo(302, '/next'));
    const response = await popFetch(server.origin);
    assert.equal(response.url, `${server.origin}/next`);
    const [first, second] = server.received.map(signedFor);
    assert.equal(first!.uri, `${server.origin}/`);
    assert.equal(second!.uri, `${server.origin}/next`);
    assert.notEqual(first!.nonce, second!.nonce);
  });

  it('sends no token to another origin, nor afterwards', async () => {
    await using server = await RecordingServer.start();
    await using other = await RecordingServer.start(redirectTo(307, `${server.origin}/back`));
    await using start = await RecordingServer.start(redirectTo(307, other.origin));
    const headers = { Cookie: 'a=b', 'X-Trace': '7' };
    const init = { method: 'POST', body: 'kept', headers };
    assert.equal((await popFetch(start.origin, init)).status, 200);
    assert.ok(start.received[0]?.headers.authorization);
    for (const request of [...other.received, ...server.received]) {
      assert.equal(request.headers.authorization, undefined);
      assert.equal(request.headers.cookie, undefined);
      assert.equal(request.headers['x-trace'], '7');
      assert.equal(request.body, 'kept');
    }
    assert.equal(other.received.length + server.received.length, 2);
  });

  it('sends no token back to the first origin by way of another', async () => {
    await using other = await RecordingServer.start((request, response) => {
      response.writeHead(302, { Location: request.headers['x-back'] });
    });
    await using server = await RecordingServer.start(redirectTo(302, other.origin));
    await popFetch(server.origin, { headers: { 'X-Back': `${server.origin}/back` } });
    assert.equal(server.received[1]?.path, '/back');
    assert.equal(server.received[1].headers.authorization, undefined);
  });

  it('answers no challenge of another origin', async () => {
    await using other = await RecordingServer.start((_request, response) => {
      response.writeHead(401, { 'WWW-Authenticate': 'PoP nonce="n"' });
    });
    await using server = await RecordingServer.start(redirectTo(302, other.origin));
    assert.equal((await popFetch(server.origin)).status, 401);
    assert.equal(other.received.length, 1);
  });

  it('does not follow to http on another machine', async () => {
    await using server = await RecordingServer.start(redirectTo(302, 'http://api.contoso.test/'));
    await assert.rejects(popFetch(server.origin), /https/);
  });

  const cases: [number, string, string][] = [
    [301, 'POST', 'GET'],
    [302, 'POST', 'GET'],
    [303, 'POST', 'GET'],
    [307, 'POST', 'POST'],
    [308, 'POST', 'POST'],
    [301, 'PUT', 'PUT'],
    [302, 'PUT', 'PUT'],
    [303, 'PUT', 'GET'],
  ];
  for (const [status, before, after] of cases) {
    it(`makes ${before} ${after} on ${status}`, async () => {
      await using server = await RecordingServer.start(redirectTo(status, '/next'));
      await popFetch(server.origin, { method: before, body: 'text' });
      const { method, body, headers } = server.received[1]!;
      assert.equal(method, after);
      assert.equal(signedFor(server.received[1])?.method, after);
      assert.equal(body, after === 'GET' ? '' : 'text');
      assert.equal(headers['content-type'] === undefined, after === 'GET');
    });
  }

  it('keeps HEAD on 303', async () => {
    await using server = await RecordingServer.start(redirectTo(303, '/next'));
    await popFetch(server.origin, { method: 'HEAD' });
    assert.equal(server.received[1]?.method, 'HEAD');
  });

  it('follows 20 redirects and no more', async () => {
    let redirects = 20;
    await using server = await RecordingServer.start((request, response) => {
      const count = Number(request.path.slice(1));
      if (count < redirects) {
        response.writeHead(302, { Location: `/${count + 1}` });
      }
    });
    assert.equal((await popFetch(`${server.origin}/0`)).status, 200);
    redirects = 21;
    await assert.rejects(popFetch(`${server.origin}/0`), TypeError);
  });

  it('cannot follow with a stream, except to GET', async () => {
    await using server = await RecordingServer.start((request, response) => {
      if (request.method === 'POST') {
        response.writeHead(Number(request.path.slice(1)), { Location: '/next' });
      }
    });
    const init = () =>
      ({ method: 'POST', body: new Blob(['streamed']).stream(), duplex: 'half' }) as const;
    await assert.rejects(popFetch(`${server.origin}/307`, init()), /stream/);
    assert.equal((await popFetch(`${server.origin}/303`, init())).status, 200);
  });

  it('leaves the redirect to a caller who asks for it', async () => {
    await using server = await RecordingServer.start(redirectTo(302, '/next'));
    const response = await popFetch(server.origin, { redirect: 'manual' });
    assert.equal(response.status, 302);
    await assert.rejects(popFetch(server.origin, { redirect: 'error' }), TypeError);
    assert.equal(server.received.length, 2);
  });

  it('returns a redirect without a location, and refuses one that is no URL', async () => {
    await using server = await RecordingServer.start((request, response) => {
      response.writeHead(302, request.path === '/bad' ? { Location: 'https://' } : {});
    });
    assert.equal((await popFetch(server.origin)).status, 302);
    await assert.rejects(popFetch(`${server.origin}/bad`), TypeError);
  });
});
