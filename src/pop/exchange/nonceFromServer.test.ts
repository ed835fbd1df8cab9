import assert from 'node:assert/strict';
import { neverAborted } from '../../broker/waiting.ts';
import { RecordingServer } from '../../test/fakes/recordingServer.ts';
import { nonceFromServer } from './nonceFromServer.ts';

describe('the nonce of a server', () => {
  it('is read from its challenge, by a request that changes nothing', async () => {
    await using server = await RecordingServer.start((_, response) => {
      response.writeHead(401, { 'www-authenticate': 'PoP realm="x", nonce="abc=="' });
    });
    assert.equal(await nonceFromServer('DELETE', `${server.origin}/a`, neverAborted), 'abc==');
    const [{ method, headers } = assert.fail()] = server.received;
    assert.equal(method, 'GET');
    assert.equal(headers.authorization, undefined);
  });

  it('is missed in a sentence that says what came instead', async () => {
    await using server = await RecordingServer.start();
    await assert.rejects(nonceFromServer('GET', server.origin, neverAborted), /status 200/);
  });
});
