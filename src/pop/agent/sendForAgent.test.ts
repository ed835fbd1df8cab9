import assert from 'node:assert/strict';
import { neverAborted } from '../../broker/waiting.ts';
import { buildPopContext } from '../../test/builders/popContexts.ts';
import { createTokenMaker } from '../../test/builders/popTokens.ts';
import { RecordingServer } from '../../test/fakes/recordingServer.ts';
import { fake, resetFake } from '../../test/fakes/vscode.ts';
import { literally } from '../../test/literally.ts';
import { sendForAgent } from './sendForAgent.ts';

describe('a request of an agent', () => {
  let server: RecordingServer;

  beforeEach(async () => {
    resetFake();
    server = await RecordingServer.start((_, response) => response.write('hello'));
  });

  afterEach(async () => {
    await server[Symbol.asyncDispose]();
  });

  const input = () => ({ method: 'POST', uri: `${server.origin}/a`, scopes: ['api://a/b'] });

  it('is sent after the person has confirmed it, and answered without its token', async () => {
    const { context, acquired } = buildPopContext();
    fake.press = 'Send for the Agent';
    const answer = await sendForAgent(input(), context, neverAborted);
    assert.equal(server.received.length, 1);
    assert.match(answer, /^Status: 200 OK\n[^]*\nhello$/);
    const [token = assert.fail()] = acquired.map(({ token: given }) => given);
    assert.doesNotMatch(answer, literally(token));
  });

  it('is not sent if the person does not want it, which the model is told', async () => {
    const { context, acquired } = buildPopContext();
    await assert.rejects(sendForAgent(input(), context, neverAborted), /did not confirm/);
    assert.deepEqual([acquired, server.received], [[], []]);
  });

  it('is not sent if the agent has gone by the time it is confirmed', async () => {
    const { context, acquired } = buildPopContext();
    fake.press = 'Send for the Agent';
    const gone = AbortSignal.abort(new Error('gone'));
    await assert.rejects(sendForAgent(input(), context, gone), /gone/);
    assert.deepEqual([acquired, server.received], [[], []]);
  });

  it('is answered with the likely cause if the server refuses its token', async () => {
    const { context } = buildPopContext();
    const token = await (await createTokenMaker()).sign({ claims: { m: 'PUT' } });
    const tokens = Object.assign(context.tokens, {
      acquirePopToken: async () => Promise.resolve({ accessToken: token }),
    });
    await server[Symbol.asyncDispose]();
    server = await RecordingServer.start((_, response) => response.writeHead(401));
    fake.press = 'Send for the Agent';
    const answer = await sendForAgent(input(), { ...context, tokens }, neverAborted);
    const [status, ...lines] = answer.split('\n');
    assert.equal(status, 'Status: 401 Unauthorized');
    assert.match(lines[0] ?? '', /^Likely cause: \S/);
    assert.match(lines[1] ?? '', /^To try: \S/);
    assert.match(answer, /^Finding: .*\bPUT\b.*$/m);
  });

  it('is not remembered for the person', async () => {
    const { context } = buildPopContext();
    fake.press = 'Send for the Agent';
    await sendForAgent(input(), context, neverAborted);
    assert.deepEqual([context.memory.last, context.memory.requests], [undefined, []]);
  });

  it('is refused by the name of what is wrong with it', async () => {
    const { context } = buildPopContext();
    const { uri } = input();
    for (const [wrong, argument] of [
      [{ uri }, 'method'],
      [{ method: 'GET' }, 'uri'],
      [{ ...input(), headers: 'x' }, 'headers'],
      [{ ...input(), token: 'x' }, 'token'],
    ] as const) {
      await assert.rejects(sendForAgent(wrong, context, neverAborted), { argument });
    }
    assert.deepEqual(fake.messages, []);
  });
});
