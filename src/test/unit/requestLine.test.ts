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
        body: '{\r\n\r\n  "url": "https://no.test/"}',
      },
      { method: 'DELETE', uri: 'https://a.test/3', line: 18, headers: [], body: '' },
    ]);
  });

  it('are found by the lines between their separators', () => {
    const found = [0, 2, 5, 6, 8, 13, 15, 16, 17, 18].map((line) => requestAt(text, line)?.uri);
    assert.deepEqual(
      found.map((uri) => uri?.at(-1)),
      ['1', '1', '1', '2', '2', '2', undefined, undefined, '3', '3'],
    );
  });

  it('have bodies as they stand, but for blank lines at the end', () => {
    const bodies = ['\r\n a\r\n--b\n \r\n\r\n', 'a ', '\n \n'];
    assert.deepEqual(
      bodies.map((body) => parseRequests(`POST https://a.test/\n\n${body}`)[0]?.body),
      ['\r\n a\r\n--b', 'a ', ''],
    );
  });

  const unreadable = [
    ['continues its URL on another line', '    ?page=2\nAccept: */*'],
    ['has a line that is no header', 'Accept: */*\nContent-Type application/json'],
    ['has a template in a header', 'Authorization-Hint: {{hint}}'],
    ['has a template in its body', '\n{"name": "{{name}}"}'],
  ] as const;
  for (const [what, rest] of unreadable) {
    it(`leave out one that ${what}, since something else would be sent`, () => {
      const others = parseRequests(`POST https://a.test/1\n${rest}\n###\nGET https://a.test/2`);
      assert.deepEqual(
        others.map(({ uri }) => uri),
        ['https://a.test/2'],
      );
    });
  }

  it('may have templates in their comments', () => {
    assert.equal(parseRequests('# {{a}}\nGET https://a.test/\n# {{b}}: c').length, 1);
  });

  it('may have very long lines', () => {
    const spaces = ' '.repeat(900_000);
    for (const line of [`a:x${spaces}y`, `a:${spaces}x`, `a${spaces}:`, spaces]) {
      parseRequests(`GET https://a.test/\n${line}`);
    }
    assert.equal(parseRequests(`GET https://a.test/\na:x${spaces}y${spaces}`).length, 1);
  });
});
