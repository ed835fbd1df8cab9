import assert from 'node:assert/strict';
import { mock } from 'node:test';
import fc from 'fast-check';
import { neverAborted } from '../../../broker/waiting.ts';
import { annotationsFor } from './annotations.ts';
import { parseHttpFile, parseHttpFileInSlices, requestAtLine } from './parseHttpFile.ts';
import { readRequestLine } from './requestLine.ts';

const url = 'https://api.fabrikam.test/pets';

/** Lines as request files have them, and lines that nobody expects. */
const anyLine = fc.oneof(
  fc.constantFrom(
    ...['', '###', '### two', '# a', '  // b', '/*', '*/', '/* c */', '# @prompt d', '@e = {{f}}'],
    ...[`GET ${url}`, `post ${url}/{{id}} HTTP/1.1`, url, 'GET /pets', '  ?a=1', '  &b=2', '/c'],
    ...['Host: localhost', '  Accept: text/plain', 'Accept', 'Content-Type: multipart/mixed; b=x'],
    ...['> {%', '%}', '< {% a %}', '{{', '}}', '{{@response', '?? status == 200', '>> a.json'],
    ...[
      '<> a.json',
      '< ./b.json',
      'HTTP/1.1 200 OK',
      '--x--',
      '{ "a": {{{b}}} }',
      '# @entra-scope',
    ],
  ),
  fc.string(),
);
const anyText = fc
  .tuple(fc.array(anyLine), fc.constantFrom('\n', '\r\n'))
  .map(([lines, end]) => lines.join(end));

describe('file of requests', () => {
  it('is read, whatever its text', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.string()), (text) => {
        parseHttpFile(text);
      }),
    );
  });

  it('has requests at the lines of their request lines', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
        for (const { line, method, target } of parseHttpFile(text).requests) {
          const read = readRequestLine(lines[line]?.trim() ?? '');
          assert.equal(read?.method, method);
          assert.ok(target.startsWith(read.target), `${target} begins with ${read.target}`);
        }
      }),
    );
  });

  it('has requests in places of their own, in their order', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { requests } = parseHttpFile(text);
        const borders = requests.flatMap(({ firstLine, line, endLine }) => [
          firstLine,
          line,
          endLine - 1,
        ]);
        assert.deepEqual(
          borders,
          [...borders].sort((one, other) => one - other),
        );
      }),
    );
  });

  it('gives each line its request', () => {
    const text = [`# a`, `GET ${url}/1`, '', '### two', `GET ${url}/2`, '', 'b', '###', 'c'];
    const file = parseHttpFile(text.join('\n'));
    const found = text.map((_, line) => requestAtLine(file, line)?.target.at(-1));
    assert.deepEqual(found, ['1', '1', '1', '2', '2', '2', '2', undefined, undefined]);
  });

  it('keeps the line ends of a body', () => {
    const [request] = parseHttpFile(`PUT ${url}\r\n\r\na\r\n\nb\r\n\r\n`).requests;
    assert.equal(request?.body, 'a\r\n\nb');
  });

  it('has annotations of a request, and of its top for all', () => {
    const file = parseHttpFile(
      [
        '# @entra-scope api://a/.default',
        '// @entra-scope  b c',
        '# @entra-client 1',
        '###',
        '# @entra-account alex@contoso.test',
        '#   @entra-tenant contoso.test',
        `GET ${url}`,
        '# @entra-tenant below',
      ].join('\n'),
    );
    assert.deepEqual(file.annotations, { scopes: ['api://a/.default', 'b', 'c'], client: '1' });
    assert.deepEqual(file.requests[0]?.annotations, {
      scopes: [],
      account: 'alex@contoso.test',
      tenant: 'contoso.test',
    });
  });

  it('has the prompts of a request', () => {
    const [request] = parseHttpFile(
      ['# @prompt user The user', '// @prompt userPassword', '# @secret pin', `GET ${url}`].join(
        '\n',
      ),
    ).requests;
    assert.deepEqual(request?.prompts, [
      { name: 'user', description: 'The user', isSecret: false },
      { name: 'userPassword', description: '', isSecret: true },
      { name: 'pin', description: '', isSecret: true },
    ]);
  });
});

describe('part of a file of requests', () => {
  /** The target and body of each request, or why it can't be sent. */
  const read = (...lines: readonly string[]) =>
    parseHttpFile(lines.join('\n')).requests.map(({ target, body, problem }) =>
      problem ? problem.cause : [target, body].join(' '),
    );

  const multipart = 'Content-Type: multipart/mixed; boundary=x';
  const parts: Readonly<Record<string, readonly (readonly [string[], string[]])[]>> = {
    'a comment of several lines': [
      [['  /* a', 'b */  ', `GET ${url}`], [`${url} `]],
      [['/* a', 'b */ c', `GET ${url}`], ['textAbove']],
      [['/*', '*/', `PUT ${url}`, '', '*/ a'], [`${url} */ a`]],
      [[`PUT ${url}`, '', '/**', 'a', ' */\t', 'b'], [`${url} b`]],
      [[`PUT ${url}`, '', '/* a /*', 'b', '*/'], [`${url} /* a /*\nb\n*/`]],
    ],
    'a request below blank lines': [[['', '# a', '  ', `GET ${url}`], [`${url} `]]],
    'a script': [
      [
        [`GET ${url}/1`, '> {%', '###', `GET ${url}/2`],
        [`${url}/1 `, `${url}/2 `],
      ],
      [['>> a.json', '<> b.json', '> c.js', `GET ${url}`], [`${url} `]],
    ],
    'a body': [
      [[`PUT ${url}`, '', '  ', 'a', '', '\t'], [`${url} a`]],
      [[`PUT ${url}`, '', 'https://a.test/'], [`${url} https://a.test/`]],
      [[`PUT ${url}`, 'X: https://a.test/', '', 'a'], [`${url} a`]],
    ],
    'another request': [
      [
        ['a', `GET ${url}`, 'X: y', `GET ${url}`],
        ['textAbove', 'noSeparator'],
      ],
      [
        [`GET ${url}`, 'http://a.test'],
        ['requestFollows', 'noSeparator'],
      ],
      [[`GET ${url}`, `GET ${url}?${'a'.repeat(17_000)}`], ['requestFollows']],
    ],
    'a body of parts': [
      [
        [`PUT ${url}`, multipart, '', `GET ${url}`],
        ['requestFollows', 'noSeparator'],
      ],
      ...['Content-Type: text/plain', 'X-Content-Type: multipart/mixed'].map(
        (header): [string[], string[]] => [
          [`PUT ${url}`, header, '', '--x', '', 'GET /a'],
          ['requestFollows', 'noSeparator'],
        ],
      ),
      ...['Content-Type-Options: multipart/mixed', 'Content-Type: x-multipart/mixed'].map(
        (header): [string[], string[]] => [
          [`PUT ${url}`, header, '', '--x', '', 'GET /a'],
          ['requestFollows', 'noSeparator'],
        ],
      ),
      ...['a--x--', '--x--y', '----', 'x--'].map((line): [string[], string[]] => [
        [`PUT ${url}`, multipart, '', '--x', line, 'GET /a'],
        [`${url} --x\n${line}\nGET /a`],
      ]),
      [
        [`PUT ${url}`, multipart, '', '--x', '--xyz--  ', 'GET /a'],
        ['requestFollows', 'noSeparator'],
      ],
    ],
    'an annotation': [
      [['# @entra-scope', `GET ${url}`], ['annotation']],
      [['# @entra-scop a', `GET ${url}`], ['annotation']],
    ],
  };
  for (const [name, rows] of Object.entries(parts)) {
    for (const [lines, expected] of rows) {
      it(`is ${name} in ${JSON.stringify(lines.join('\n').slice(0, 120))}`, () => {
        assert.deepEqual(read(...lines), expected);
      });
    }
  }

  it('is for all requests only at the top, and above all other text', () => {
    const file = parseHttpFile(['a', '# @entra-scope b', '###', `GET ${url}`].join('\n'));
    assert.deepEqual(file.annotations, { scopes: [] });
  });

  it('has the scopes of the request, or else those of the file', () => {
    const file = { scopes: ['a'], account: 'b', tenant: 'c' };
    assert.deepEqual(annotationsFor({ scopes: [], tenant: 'd' }, file), {
      scopes: ['a'],
      account: 'b',
      tenant: 'd',
    });
    assert.deepEqual(annotationsFor({ scopes: ['e'] }, file), { ...file, scopes: ['e'] });
  });
});

describe('file of requests in slices', () => {
  const long = `${'# a\n'.repeat(200)}GET ${url}\n`.repeat(1000);

  it('is read as in one go', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const sliced = await parseHttpFileInSlices(text, new AbortController().signal);
        assert.deepEqual(sliced, parseHttpFile(text));
      }),
    );
  });

  it('lets others run in between', async () => {
    // Each look at the clock is the end of a slice.
    mock.method(performance, 'now', () => (now += 1000));
    let now = 0;
    const turns: string[] = [];
    setImmediate(() => turns.push('other'));
    await parseHttpFileInSlices(long, new AbortController().signal);
    assert.deepEqual(turns, ['other']);
  });

  for (const [often, text] of [
    ['characters, however few the lines are', `${'x'.repeat(20_000)}\n`.repeat(20)],
    ['lines, however short they are', '\n'.repeat(2000)],
  ] as const) {
    it(`lets others run after so many ${often}`, async () => {
      mock.method(performance, 'now', () => (now += 1000));
      let now = 0;
      let turns = 0;
      const parsed = parseHttpFileInSlices(text, neverAborted);
      for (let isOver = false; !isOver; turns++) {
        isOver = await Promise.race([
          parsed.then(() => true),
          new Promise<false>((resolve) => setImmediate(resolve, false)),
        ]);
      }
      assert.ok(turns >= 20, `${turns} turns`);
    });
  }

  it('stops when it is no longer wanted', async () => {
    mock.method(performance, 'now', () => (now += 1000));
    let now = 0;
    const abort = new AbortController();
    const parsed = parseHttpFileInSlices(long, abort.signal);
    abort.abort(new Error('no longer'));
    await assert.rejects(parsed, /no longer/);
  });

  afterEach(() => {
    mock.restoreAll();
  });
});

describe('long lines of a file of requests', () => {
  const problemOf = (...lines: readonly string[]) =>
    parseHttpFile(lines.join('\n')).requests[0]?.problem?.cause;

  it('are no annotations', () => {
    const scopes = (count: number) => `# @entra-scope ${'api://a/x '.repeat(count)}`;
    assert.equal(problemOf(scopes(100), `GET ${url}`), undefined);
    assert.equal(problemOf(scopes(101), `GET ${url}`), 'annotation');
    assert.equal(problemOf(`# @entra-account ${'x'.repeat(16_001)}`, `GET ${url}`), 'annotation');
  });

  it('are no headers', () => {
    assert.equal(problemOf(`GET ${url}`, `X: ${'y'.repeat(19_000)}`), undefined);
    assert.equal(problemOf(`GET ${url}`, `X: ${'y'.repeat(20_000)}`), 'tooLong');
  });

  it('are a body or a value with all that is in them', () => {
    const long = `{"a":"${'x'.repeat(30_000)}"}`;
    const file = parseHttpFile([`@a = ${long}`, `PUT ${url}`, long, long].join('\n'));
    assert.equal(file.requests[0]?.body, `${long}\n${long}`);
    assert.equal(file.variables.get('a')?.[0]?.value, long);
  });

  it('are a script that ends in them, or a comment', () => {
    const long = 'x'.repeat(30_000);
    const targetsOf = (...lines: readonly string[]) =>
      parseHttpFile(lines.join('\n')).requests.map(({ target }) => target);
    assert.deepEqual(targetsOf(`< {% ${long} %}`, `GET ${url}`), [url]);
    assert.deepEqual(targetsOf(`/* ${long} */`, `GET ${url}`, `/* ${long} */`), [url]);
  });
});

describe('file of requests of a megabyte', () => {
  // Takes milliseconds; hours if something is done again for each line or character.
  const megabyte = 1_000_000;
  const fill = (part: string) => part.repeat(Math.ceil(megabyte / part.length));
  const texts: Readonly<Record<string, string>> = {
    requests: fill('GET https://a.test\n###\n'),
    'request lines': fill('GET https://a.test\n'),
    separators: fill('###\n'),
    comments: fill('/*\n'),
    'comments that end': fill('/**/ x\n'),
    blanks: `GET https://a.test\nX: ${fill(' ')}y${fill(' ')}`,
    'blanks before a colon': `GET https://a.test\nx${fill(' ')}y:`,
    'blanks in a request line': `GET ${fill(' ')}x${fill(' ')} y`,
    'a body': `PUT https://a.test\n\n${fill('PUT x\n')}`,
    'templates in a body': `PUT https://a.test\n\nget ${'{{a}}'.repeat(3000)} x y`,
    'braces in a body': `PUT https://a.test\n\nget ${fill('{{')} x y`,
    scripts: fill('> {%\n'),
    definitions: fill('@a = b\n'),
    braces: `PUT https://a.test\n\n${fill('{')}`,
    headers: `GET https://a.test\n${fill('x:y\n')}`,
  };
  for (const [name, text] of Object.entries(texts)) {
    it(`is read with ${name}`, () => {
      parseHttpFile(text);
    });
  }
});
