import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { buildPopContext } from '../test/builders/popContexts.ts';
import { RecordingServer } from '../test/fakes/recordingServer.ts';
import { withoutBrokerPlatform } from '../test/fakes/otherProcessor.ts';
import { fake, resetFake } from '../test/fakes/vscode.ts';
import { requestPopToken } from './requestPopToken.ts';
import { sendPopRequest } from './sendPopRequest.ts';

const headers = [['X', 'y']] as const;

describe('the PoP commands', () => {
  let built: ReturnType<typeof buildPopContext>;
  let server: RecordingServer;

  beforeEach(async () => {
    resetFake();
    built = buildPopContext();
    server = await RecordingServer.start();
  });

  afterEach(async () => {
    await server[Symbol.asyncDispose]();
  });

  const proposal = () => ({
    method: 'POST',
    uri: `${server.origin}/items?secret`,
    scopes: ['api://a/x'],
    headers,
    body: 'hello',
    outlet: 'header' as const,
  });

  it('acquire nothing and send nothing if the person does not confirm it', async () => {
    await assert.rejects(sendPopRequest(proposal(), built.context), { name: 'Canceled' });
    await assert.rejects(requestPopToken(proposal(), built.context), { name: 'Canceled' });
    assert.deepEqual(built.acquired, []);
    assert.deepEqual(server.received, []);
    assert.deepEqual(built.copied, []);
    assert.deepEqual(
      fake.messages.map(({ modal }) => modal),
      [true, true],
    );
  });

  it('ask nothing on a platform on which nobody can sign in', async () => {
    built.context.tokens.accounts = async () => Promise.resolve([]);
    await withoutBrokerPlatform(async () => {
      for (const command of [requestPopToken, sendPopRequest]) {
        await assert.rejects(command({}, built.context), {
          kind: 'unavailable',
          message: /^There is no authentication broker for this platform/,
        });
      }
    });
    assert.deepEqual(fake.shownInputs, []);
  });

  it('ask one thing if everything is known, and send what was confirmed', async () => {
    fake.press = 'Send';
    await sendPopRequest(proposal(), built.context);
    assert.equal(fake.messages.length, 1);
    assert.deepEqual(
      built.acquired.map((token) => token.request),
      [`POST ${server.origin}/items?secret api://a/x`],
    );
    const [request = assert.fail()] = server.received;
    assert.equal(request.headers.x, 'y');
    assert.match(request.headers.authorization ?? '', /^PoP a\..+\.c$/);
    assert.equal(request.body, 'hello');
    assert.equal(built.shown.length, 1);
    assert.doesNotMatch(built.logged.join(), /127|secret|a\..+\.c/);
  });

  it('know scopes and account of the origin the next time', async () => {
    fake.press = 'Send';
    await sendPopRequest(proposal(), built.context);
    await sendPopRequest({ method: 'GET', uri: `${server.origin}/other` }, built.context);
    assert.equal(built.acquired[1]?.request, `GET ${server.origin}/other api://a/x`);
    assert.equal(fake.messages.length, 2);
  });

  it("take the server's next nonce, once", async () => {
    fake.press = 'Copy';
    built.context.nonces.keep(server.origin, 'next');
    await requestPopToken(proposal(), built.context);
    await requestPopToken(proposal(), built.context);
    assert.equal(built.copied[0], 'Authorization: PoP a.next.c');
    assert.notEqual(built.copied[1], built.copied[0]);
  });

  it('ask for a token under the settings that there were when the person was asked', async () => {
    fake.press = 'Send';
    // It is called after the dialog.
    mock.method(built.context.memory, 'keep', async () => {
      fake.settings['entraBroker.tenant'] = 'other.test';
      return Promise.resolve();
    });
    await sendPopRequest(proposal(), built.context);
    assert.equal(built.acquired[0]?.tenant, 'organizations');
  });

  it('copy no curl command with a header that is several, or is for another host', async () => {
    fake.press = 'Copy';
    for (const header of [
      ['X', 'y\r\nHost: other.test'],
      ['X: y\nZ', ''],
      ['Host', 'other.test'],
      ['@/etc/passwd', ''],
    ] as const) {
      const curl = { ...proposal(), headers: [header], outlet: 'curl-posix' as const };
      await assert.rejects(requestPopToken(curl, built.context), { name: 'HttpError' });
    }
    assert.deepEqual([fake.messages, built.acquired, built.copied], [[], [], []]);
  });

  it('refuse what cannot be sent before any question', async () => {
    const body = { ...proposal(), method: 'GET' };
    await assert.rejects(sendPopRequest(body, built.context), { name: 'HttpError' });
    const own = { ...proposal(), headers: [['Host', 'x']] as const };
    await assert.rejects(sendPopRequest(own, built.context), { name: 'HttpError' });
    assert.deepEqual(fake.messages, []);
  });

  it('say why there is no answer, and offer to send again', async () => {
    const closed = proposal();
    await server[Symbol.asyncDispose]();
    fake.press = 'Send';
    await sendPopRequest(closed, built.context);
    const [, said = assert.fail()] = fake.messages;
    assert.deepEqual([said.modal, said.buttons], [false, ['Send Again…']]);
    assert.match(said.message, /^Nothing answers .* \(ECONNREFUSED\)$/);
    assert.deepEqual(built.shown, []);
    assert.doesNotMatch(built.logged.join(), /127|secret/);
  });

  it('offer to send again, to inspect, and to copy a curl command with a new token', async () => {
    fake.press = 'Send';
    await sendPopRequest(proposal(), built.context);
    const actions = built.shown[0]?.actions ?? [];
    assert.deepEqual(
      actions.map(({ title }) => title),
      ['Send again', 'Inspect token', 'Copy as curl'],
    );
    await actions[0]?.run({} as never);
    assert.equal(server.received.length, 2);
    assert.equal(server.received[1]?.body, 'hello');
    fake.press = 'Copy';
    await actions.at(-1)?.run({} as never);
    assert.match(built.copied[0] ?? '', /curl .*hello|hello.* curl/);
    assert.equal(built.acquired.length, 3);
  });
});
