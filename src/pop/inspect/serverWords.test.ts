import assert from 'node:assert/strict';
import { buildJwt } from '../../test/builders/tokens.ts';
import { serverWords } from './serverWords.ts';

describe("the server's words on a refusal", () => {
  const token = buildJwt({ at: 'an access token' });

  const words = (text: string | undefined, challenge = 'PoP nonce="n"') =>
    serverWords({ headers: new Headers({ 'www-authenticate': challenge }), body: { text } }, token);
  const wordsOf = (body: unknown) => words(JSON.stringify(body));

  it('are those of a challenge', () => {
    const challenge = 'PoP nonce="n", Bearer error="invalid_token", error_description="Too old"';
    assert.equal(words('{"message":"Unauthorized"}', challenge), 'Too old');
    assert.equal(words(undefined, challenge), 'Too old');
    assert.equal(words('{"error":"a"}', 'Bearer error_description=" "'), 'a');
  });

  it('are those of a body, the most telling of them', () => {
    assert.equal(wordsOf({ error: 'It was used before.' }), 'It was used before.');
    assert.equal(wordsOf({ error: 'invalid_token', error_description: 'Too old' }), 'Too old');
    assert.equal(wordsOf({ title: 'Unauthorized', detail: 'Too old' }), 'Too old');
    assert.equal(wordsOf({ title: 'Unauthorized', status: 401 }), 'Unauthorized');
    assert.equal(wordsOf({ error: 'Unauthorized', message: 'Too old' }), 'Too old');
    assert.equal(wordsOf({ error: { code: 'x', message: 'Too old' } }), 'Too old');
    assert.equal(wordsOf({ error: ['x'], title: 'Too old' }), 'Too old');
  });

  it('are none in what says nothing, or is no JSON', () => {
    const bodies = [
      undefined,
      '',
      'Too old',
      '{',
      'null',
      '"Too old"',
      '{"error":" "}',
      '{"a":"b"}',
    ];
    assert.deepEqual(
      bodies.map((body) => words(body)),
      bodies.map(() => undefined),
    );
  });

  it('are none in a body that is too long for a message', () => {
    const body = (length: number) => JSON.stringify({ error: 'Too old' }).padEnd(length);
    assert.equal(words(body(2 ** 16)), 'Too old');
    assert.equal(words(body(2 ** 16 + 1)), undefined);
  });

  it('are cut, and have no token in them', () => {
    assert.equal(wordsOf({ error: 'x'.repeat(501) }), `${'x'.repeat(499)}…`);
    const other = buildJwt({ sub: 'another' });
    const said = wordsOf({ error: `${token} is none, ${other} is: ${'x'.repeat(430)} ${token}` });
    assert.match(said ?? '', /^ey\w{4}…\[\d+\] is none, ey\w{4}…\[\d+\] is: x+/);
    assert.doesNotMatch(said ?? '', /ey[\w-]{10}/);
  });
});
