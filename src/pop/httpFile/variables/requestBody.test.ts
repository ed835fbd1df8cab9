import assert from 'node:assert/strict';
import { requestBody } from './requestBody.ts';

/** Enough for a quadratic time to be seen, in lines. */
const many = 100_000;

describe('the body of a request', () => {
  const form = [['Content-Type', 'application/x-www-form-urlencoded']] as const;

  it('is a form whose lines are joined at an ampersand only', () => {
    assert.equal(requestBody('a=1\n&b=2\nc=3', form, false), 'a=1&b=2%0Ac=3');
    assert.equal(requestBody('a = 1 &\n\nb = 2', form, false), 'a=1&b=2');
  });

  it('is a form with everything encoded that is not ASCII, also what has a letter for its lowercase', () => {
    assert.equal(
      requestBody('a=\u212a\u017f ü😀&b=%41%zz% "', form, false),
      'a=%E2%84%AA%C5%BF%20%C3%BC%F0%9F%98%80&b=%41%25zz%25%20%22',
    );
  });

  it('is a form however long a part is that has to be encoded', () => {
    assert.equal(requestBody('"'.repeat(2 ** 24), form, false).length, 3 * 2 ** 24);
  });

  it('has the line end of its type, whatever parameters that has', () => {
    const bodyOf = (type: string, body = '{}') =>
      requestBody(
        body,
        [
          ['Accept', 'multipart/mixed'],
          ['content-type', type],
        ],
        false,
      );
    const types = ['jsonl', 'x-ndjson', 'a.b+json-lines', 'jsonlines', 'stream+json'];
    assert.deepEqual(
      types.map((type) => bodyOf(`Application/${type} ; charset=utf-8`)),
      types.map(() => '{}\n'),
    );
    assert.deepEqual(
      ['application/json', 'application/jsonl2', 'text/application/jsonl', ''].map((type) =>
        bodyOf(type, 'a\nb'),
      ),
      Array<string>(4).fill('a\nb'),
    );
    assert.equal(bodyOf('Multipart/mixed', 'a\nb\r\n'), 'a\r\nb\r\n');
  });

  it('is empty if there is none, whatever its type', () => {
    assert.equal(requestBody('', [['Content-Type', 'application/jsonl']], false), '');
    assert.equal(requestBody('', [], true), '');
  });

  it('is written at once, however many lines it has', () => {
    const lines = Array.from({ length: many }, () => 'a');
    assert.ok(requestBody(lines.join('\n'), form, false) === lines.join('%0A'));
    const text = `{${'\n'.repeat(many)}query Pets { id }}`;
    const { operationName } = JSON.parse(requestBody(text, [], true)) as Record<string, unknown>;
    assert.equal(operationName, 'Pets');
  });
});
