import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseRequestLine, parseRequests, requestAt } from '../../pop/requestText.ts';

describe('request line', () => {
  const lines: readonly (readonly [text: string, method: string, uri: string])[] = [
    ['GET https://a.test/b', 'GET', 'https://a.test/b'],
    ['  POST   http://localhost:1/b?c=d  HTTP/1.1 ', 'POST', 'http://localhost:1/b?c=d'],
    ['https://a.test/b', 'GET', 'https://a.test/b'],
    ['HTTPS://A.test', 'GET', 'HTTPS://A.test'],
  ];
  for (const [text, method, uri] of lines) {
    it(`is read from "${text}"`, () => {
      assert.deepEqual(parseRequestLine(text), { method, uri });
    });
  }

  const others = [
    '',
    'GET',
    'GET /path',
    'get https://a.test/',
    'FETCH https://a.test/',
    'see https://a.test/ for more',
    'ftp://a.test/',
    'https://',
    'GET https://{{host}}/items',
    'GET https://a.test/{{id}}',
  ];
  for (const text of others) {
    it(`is not seen in "${text}"`, () => {
      assert.equal(parseRequestLine(text), undefined);
    });
  }

  it('never fails', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl()), (text) => {
        parseRequestLine(text);
        parseRequests(text);
      }),
    );
  });
});

describe('requests of a text', () => {
  const text = [
    '# The first request',
    '',
    'GET https://a.test/1',
    'Accept: text/plain',
    '# X-Off: yes',
    '',
    '### Another one',
    '',
    'PUT https://a.test/2 HTTP/1.1',
    'Content-Type:application/json ',
    '',
    '{',
    '',
    '  "url": "https://no.test/"}',
    '',
    '###',
    'no request',
    '###',
    'DELETE https://a.test/3',
  ].join('\r\n');

  it('have lines, headers and bodies', () => {
    assert.deepEqual(parseRequests(text), [
      {
        method: 'GET',
        uri: 'https://a.test/1',
        line: 2,
        headers: [['Accept', 'text/plain']],
        body: '',
      },
      {
        method: 'PUT',
        uri: 'https://a.test/2',
        line: 8,
        headers: [['Content-Type', 'application/json']],
        body: '{\n\n  "url": "https://no.test/"}',
      },
      { method: 'DELETE', uri: 'https://a.test/3', line: 18, headers: [], body: '' },
    ]);
  });

  it('are found by a line of theirs', () => {
    const found = [0, 2, 5, 8, 13, 18].map((line) => requestAt(text, line)?.uri);
    assert.deepEqual(
      found.map((uri) => uri?.at(-1)),
      [undefined, '1', '1', '2', '2', '3'],
    );
  });
});
