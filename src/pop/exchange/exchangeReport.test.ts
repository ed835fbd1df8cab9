import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mock } from 'node:test';
import { buildBody, buildExchange } from '../../test/builders/exchanges.ts';
import { literally } from '../../test/literally.ts';
import { longestText } from './answerBody.ts';
import { exchangeReport } from './exchangeReport.ts';
import type { HttpAnswer } from './sendHttp.ts';

describe('the report on an answer', () => {
  it('has status, time and size first, then the request', async () => {
    const [first, second] = (
      await exchangeReport([buildExchange({ body: buildBody('hello') })])
    ).split('\n');
    assert.equal(first, '200 OK · 2 ms (1 ms to the headers) · 5 bytes');
    assert.equal(second, 'GET https://api.contoso.test/items');
  });

  it('has the cause of a refusal before everything, and what to try', async () => {
    const refusal = { sentence: 'The nonce is old.', advice: 'Send it again.' };
    const text = await exchangeReport([buildExchange({ status: 401, statusText: '' })], refusal);
    assert.deepEqual(text.split('\n').slice(0, 4), [
      '✗ FAILED: The nonce is old.',
      'Send it again.',
      '',
      '401 · 2 ms (1 ms to the headers) · 0 bytes',
    ]);
  });

  it('has the final answer first after a challenge', async () => {
    const text = await exchangeReport([
      buildExchange({ status: 401, statusText: 'Unauthorized' }),
      buildExchange(),
    ]);
    assert.match(
      text,
      /^200 OK · after a 401 for a nonce · 2 ms .*\n[^]*without the server's nonce\n401 Unauthorized/,
    );
  });

  it('has the headers of the answer, and those of an earlier one with the token it got', async () => {
    const earlier = buildExchange(
      { status: 401, statusText: '', headers: new Headers({ 'x-first': '1' }) },
      {
        headers: [
          ['Authorization', 'PoP first'],
          ['X-Own', 'own'],
        ],
      },
    );
    const last = buildExchange({ headers: new Headers({ 'x-last': '2' }) });
    const lines = (await exchangeReport([earlier, last])).split('\n');
    assert.deepEqual(lines.slice(2, 5), ['', '## Answer', 'x-last: 2']);
    assert.deepEqual(lines.slice(lines.indexOf('## Request')), [
      '## Request',
      'The client added headers of its own, such as accept and user-agent.',
      '',
      "## Before that, without the server's nonce",
      '401',
      'x-first: 1',
      '',
      'Authorization: PoP first',
      '',
    ]);
  });

  it('is empty if nothing was sent', async () => {
    assert.equal(await exchangeReport([]), '');
  });

  it('says why a challenge was not met', async () => {
    const unmet = buildExchange({ status: 401 }, {}, { unmetChallenge: 'No token.' });
    assert.match(await exchangeReport([unmet]), /challenge\. No token\./);
  });

  it('says that a redirect was not followed', async () => {
    const headers = new Headers({ location: '/other' });
    const isSaid = async (status: number, has = headers) =>
      (await exchangeReport([buildExchange({ status, headers: has })])).includes(
        'was not followed',
      );
    const statuses = [200, 299, 300, 307, 399, 400, 401];
    assert.deepEqual(await Promise.all(statuses.map(async (status) => isSaid(status))), [
      false,
      false,
      true,
      true,
      true,
      false,
      false,
    ]);
    assert.equal(await isSaid(304, new Headers()), false);
  });

  it('masks secret headers', async () => {
    const secret = randomUUID();
    const headers = new Headers({ 'set-cookie': `session=${secret}` });
    const text = await exchangeReport([
      buildExchange({ headers }, { headers: [['Ocp-Apim-Subscription-Key', secret]] }),
    ]);
    assert.doesNotMatch(text, literally(secret));
  });

  it('names the type of the body, and formats JSON', async () => {
    const headers = new Headers({ 'content-type': 'application/problem+json; charset=utf-8' });
    const text = await exchangeReport([buildExchange({ headers, body: buildBody('{"a":1}') })]);
    assert.match(text, /\n## Body \(application\/problem\+json\)\n\{\n {2}"a": 1\n\}\n/);
    const lines = new Headers({ 'content-type': 'application/json-seq' });
    const other = await exchangeReport([buildExchange({ headers: lines, body: buildBody('[1]') })]);
    assert.match(other, /\n## Body \(application\/json-seq\)\n\[1\]\n/);
    const none = await exchangeReport([buildExchange({ body: buildBody('[1]') })]);
    assert.match(none, /\n## Body \(\*\/\*\)\n\[1\]\n/);
  });

  it('says that a body is missing, or is no text', async () => {
    const headers = new Headers({ 'content-type': 'text/plain' });
    const empty = await exchangeReport([buildExchange({ headers })]);
    assert.match(empty, /\n## Body\n\(no body\)\n/);
    const noText = buildExchange({ body: buildBody(undefined) });
    assert.match(await exchangeReport([noText]), /\n\(1 byte, not text\. Save or open it/);
  });

  it('says that a body goes on, after what was read of it or what is shown', async () => {
    const linesOf = async (body: HttpAnswer['body']) =>
      (await exchangeReport([buildExchange({ body })])).split('\n').slice(0, 3);
    const cutOff = await linesOf(buildBody('x', true));
    assert.match(cutOff[0] ?? '', /more than 1 byte$/);
    assert.equal(cutOff[2], 'Only the first 1.0 MB of the body are shown.');
    const longest = { text: 'x', cutOff: false, bytes: Buffer.alloc(longestText) };
    assert.equal((await linesOf(longest))[2], '');
    const longer = { ...longest, bytes: Buffer.alloc(longestText + 1) };
    assert.equal((await linesOf(longer))[2], cutOff[2]);
    assert.equal((await linesOf({ ...longer, text: undefined }))[2], '');
  });

  it('lets others run while it makes a long body safe', async () => {
    let now = 0;
    const clock = mock.method(performance, 'now', () => (now += 10));
    try {
      let turns = 0;
      const isDone = { now: false };
      const others = () => {
        turns++;
        if (!isDone.now) {
          setImmediate(others);
        }
      };
      setImmediate(others);
      const long = 'a\u200b'.repeat(2 ** 19);
      const text = await exchangeReport([buildExchange({ body: buildBody(long) })]);
      isDone.now = true;
      assert.ok(text.includes('a\\u200b'.repeat(2 ** 19)), `${text.length} characters`);
      assert.ok(turns >= 50, `${turns} turns`);
    } finally {
      clock.mock.restore();
    }
  });

  it('shows what the request carried, and says that the client adds headers of its own', async () => {
    const text = await exchangeReport([
      buildExchange({}, { headers: [['X', 'y']], body: 'hello' }),
    ]);
    assert.match(text, /\n## Request\nX: y\n\nhello\nThe client added headers of its own/);
  });

  it('keeps what a server says from passing for a part of the report', async () => {
    const headers = new Headers({ link: '[x](command:foo)', x: 'file://a/b \u00ad' });
    const text = await exchangeReport([buildExchange({ headers, statusText: 'OK\u202e' })]);
    assert.doesNotMatch(text, /\u202e|\u00ad|file:\/\//);
  });
});
