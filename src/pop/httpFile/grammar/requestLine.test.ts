import assert from 'node:assert/strict';
import { isAnotherRequestLine, readRequestLine, withoutVersion } from './requestLine.ts';

const url = 'https://a.test/b';

describe('a request line', () => {
  /** Method and target, or the cause of its problem. */
  function read(line: string): string | undefined {
    const found = readRequestLine(line);
    return found && (found.problem?.cause ?? `${found.method} ${found.target}`);
  }

  for (const [line, expected] of [
    [`${url}?q=big cat`, `GET ${url}?q=big cat`],
    [`GET ${url}?u=ws://c`, `GET ${url}?u=ws://c`],
    [`GET ${url}  HTTP/1.1`, `GET ${url}`],
    ['GET pets', 'GET pets'],
    ['get pets', undefined],
    ['GET the pets', undefined],
    ['get the pets', undefined],
    ['PROPFIND /a', 'PROPFIND /a'],
    [`FETCH ${url}`, 'method'],
    [`Fetch ${url}`, undefined],
    ['FETCH it', undefined],
    ['ws://a.test', 'protocol'],
    ['WSS://a.test', 'protocol'],
    ['MQTT a.test', 'protocol'],
    ['MQTT is a protocol', undefined],
    ['curl a.test', 'curl'],
    ['DELETE', 'methodAlone'],
    [`${url}/${'x'.repeat(20_000)}`, undefined],
  ] as const) {
    it(`is ${expected ?? 'none'} in "${line.slice(0, 60)}"`, () => {
      assert.equal(read(line), expected);
    });
  }

  it('keeps its method and has no target if it can not be sent', () => {
    assert.deepEqual(
      ['DELETE', 'curl a.test'].map((line) => readRequestLine(line)),
      [
        {
          method: 'DELETE',
          target: '',
          isGraphql: false,
          problem: { cause: 'methodAlone', text: 'DELETE' },
        },
        { method: 'GET', target: '', isGraphql: false, problem: { cause: 'curl', text: 'curl' } },
      ],
    );
  });

  it('is another one in a body', () => {
    const lines = [
      ...[`GET ${url}`, `get ${url}  HTTP/1.1`, 'PUT /a', 'DELETE {{ a }}/{{ b }}'],
      ...[`GRAPHQL ${url}`, `PROPFIND ${url}`, `  POST ${url} and more`],
    ];
    assert.deepEqual(lines.filter(isAnotherRequestLine), lines);
    const others = ['GET it', `see ${url}`, `graphql ${url}`, 'GRAPHQL it', `SEE ${url}`, url];
    assert.deepEqual(others.filter(isAnotherRequestLine), []);
  });

  it('has a version only at its end', () => {
    assert.deepEqual(
      ['a HTTP/1.1', 'a  HTTP/2 (Prior Knowledge)', 'a http/3', 'a HTTP/1.1 b', 'aHTTP/2'].map(
        withoutVersion,
      ),
      ['a', 'a', 'a', 'a HTTP/1.1 b', 'aHTTP/2'],
    );
  });
});
