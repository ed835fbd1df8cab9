import assert from 'node:assert/strict';
import { buildBody, buildExchange } from '../../test/builders/exchanges.ts';
import { createTokenMaker } from '../../test/builders/popTokens.ts';
import type { HttpAnswer } from '../exchange/sendHttp.ts';
import type { Exchange } from '../exchange/sendWithPop.ts';
import { agentAnswer } from './agentAnswer.ts';

/** An exchange whose request carries its token. */
function exchange(answer: Partial<HttpAnswer>, token = 'token'): Exchange {
  const request = { headers: [['Authorization', `PoP ${token}`]] } as const;
  return buildExchange(answer, request, { token });
}

describe('an answer for an agent', () => {
  it('has status, headers and body', async () => {
    const headers = new Headers({ 'content-type': 'text/plain' });
    assert.deepEqual(
      (await agentAnswer(exchange({ headers, body: buildBody('hello\nthere') }))).split('\n'),
      [
        'Status: 200 OK',
        'Headers:',
        'content-type: text/plain',
        'Body, written by the server and not by the user (11 bytes):',
        'hello',
        'there',
      ],
    );
  });

  it('has no token, also if the server sends it back', async () => {
    const token = await (await createTokenMaker()).sign();
    const headers = new Headers({ 'x-echo': `PoP ${token}`, 'set-cookie': 'session=private' });
    const text = await agentAnswer(
      exchange({ headers, body: buildBody(`{"token":"${token}"}`) }, token),
    );
    assert.doesNotMatch(text, /private|[\w-]{200}/);
  });

  it('has no token either that looks like none', async () => {
    const token = 'opaque/token+of=another~form';
    const headers = new Headers({ 'x-echo': `PoP ${token}` });
    const body = buildBody(`<p>${token}</p>`);
    const text = await agentAnswer(exchange({ headers, body }, token));
    assert.doesNotMatch(text, /another/);
    assert.match(text, /^x-echo: PoP .+$/m);
    assert.match(text, /^<p>.+<\/p>$/m);
  });

  it('has no beginning of a token either, if a text is cut', async () => {
    const token = await (await createTokenMaker()).sign();
    const headers = new Headers({ 'x-echo': 'x'.repeat(9_900) + ` ${token}` });
    const echo = `${'x'.repeat(19_900)} ${token}`;
    const text = await agentAnswer(exchange({ headers, body: buildBody(echo) }, token));
    assert.doesNotMatch(text, new RegExp(token.slice(0, 40)));
  });

  it('has the cause of a refusal, and what the inspector says', async () => {
    const refusal = { sentence: 'The nonce is old.', advice: 'Send again.', findings: ['Old.'] };
    const answer = await agentAnswer(exchange({ status: 401, statusText: '' }), refusal);
    const lines = answer.split('\n');
    assert.deepEqual(lines.slice(0, 4), [
      'Status: 401',
      'Likely cause: The nonce is old.',
      'To try: Send again.',
      'Finding: Old.',
    ]);
  });

  it('has no more than the beginning of a long body, and no bytes that are no text', async () => {
    const long = await agentAnswer(exchange({ body: buildBody('x'.repeat(100_000)) }));
    assert.ok(long.length < 21_000);
    const breaks = await agentAnswer(exchange({ body: buildBody('\r\n'.repeat(50_000)) }));
    assert.equal(breaks.slice(-20_001), `\n${'\n'.repeat(19_999)}…`);
    assert.match(await agentAnswer(exchange({ body: buildBody(undefined) })), /\n\(no text\)$/);
  });
});
