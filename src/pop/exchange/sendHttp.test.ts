import assert from 'node:assert/strict';
import { neverAborted } from '../../broker/waiting.ts';
import { RecordingServer } from '../../test/fakes/recordingServer.ts';
import { sendHttp } from './sendHttp.ts';

const get = (uri: string) => ({ method: 'GET', uri, headers: [], body: '' });

describe('sending one request', () => {
  it('follows no redirect, so that the token goes nowhere else', async () => {
    await using other = await RecordingServer.start();
    await using server = await RecordingServer.start((_, response) => {
      response.writeHead(307, { location: `${other.origin}/` });
    });
    const { status, headers } = await sendHttp(get(server.origin), neverAborted);
    assert.deepEqual([status, headers.get('location')], [307, `${other.origin}/`]);
    assert.deepEqual([server.received.length, other.received.length], [1, 0]);
  });

  it('gives up on an answer that never ends', async () => {
    const { promise: held, resolve: release } = Promise.withResolvers<unknown>();
    await using server = await RecordingServer.start(() => held);
    await assert.rejects(sendHttp(get(server.origin), neverAborted, 50), {
      name: 'HttpError',
      message: "The server didn't answer in full within 0.05 seconds.",
    });
    release(undefined);
  });

  it('says how long the headers and the body took', async () => {
    await using server = await RecordingServer.start();
    const start = performance.now();
    const { headersAfter, bodyAfter } = await sendHttp(get(server.origin), neverAborted);
    const took = performance.now() - start;
    const times = [0, headersAfter, bodyAfter, took];
    assert.deepEqual(
      times,
      times.toSorted((one, other) => one - other),
    );
  });

  it('can be cancelled', async () => {
    const controller = new AbortController();
    const { promise: held, resolve: release } = Promise.withResolvers<unknown>();
    await using server = await RecordingServer.start(() => {
      controller.abort(new Error('cancelled'));
      return held;
    });
    await assert.rejects(sendHttp(get(server.origin), controller.signal), /cancelled/);
    release(undefined);
  });

  it('says what is wrong with a connection that fails, with its code and no URL', async () => {
    const server = await RecordingServer.start();
    const request = get(`${server.origin}/secret`);
    await server[Symbol.asyncDispose]();
    await assert.rejects(sendHttp(request, neverAborted), (error: Error) => {
      assert.match(error.message, /^Nothing answers at that host and port\..*\(ECONNREFUSED\)$/);
      assert.doesNotMatch(error.message, /127|secret/);
      return true;
    });
  });

  it('says that a connection was closed, and that a server speaks no TLS', async () => {
    await using server = await RecordingServer.start((_, response) => {
      response.socket?.destroy();
    });
    await assert.rejects(sendHttp(get(server.origin), neverAborted), /^HttpError: .* was closed/);
    const withTls = server.origin.replace('http:', 'https:');
    await assert.rejects(sendHttp(get(withTls), neverAborted), /speak HTTPS at that port/);
  });

  it('says that a port is blocked', async () => {
    await assert.rejects(sendHttp(get('http://127.0.0.1:6000/'), neverAborted), {
      name: 'HttpError',
      message: /^The port of the URL is one that is blocked for HTTP/,
    });
  });
});
