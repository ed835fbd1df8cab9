import assert from 'node:assert/strict';
import { parseHttpFile } from '../grammar/parseHttpFile.ts';
import type { OutsideValues } from './fillRequest.ts';
import type { Resolution } from './resolveRequest.ts';
import { resolveRequest } from './resolveRequest.ts';

const nothing: OutsideValues = {
  typed: () => undefined,
  environment: () => undefined,
  dynamic: () => undefined,
};

function resolveAll(text: string, outside: Partial<OutsideValues> = {}): readonly Resolution[] {
  const file = parseHttpFile(text);
  return file.requests.map((written) => resolveRequest(written, file, { ...nothing, ...outside }));
}

/** A request as people see it on the wire; the line it is written in; or why it isn't sent. */
function sentOf({ request, problem, questions }: Resolution): string {
  if (problem) {
    return `no: ${problem.cause}`;
  }
  if (!request) {
    return `asks: ${questions.map(({ name }) => name).join(', ')}`;
  }
  const { line, method, uri, headers, body } = request;
  const head = [`${line}: ${method} ${uri}`, ...headers.map((header) => header.join(': '))];
  return [...head, ...(body === '' ? [] : ['', body])].join('\n');
}

const url = 'https://api.fabrikam.test/pets';
const json = 'Content-Type: application/json';
const form = 'Content-Type: application/x-www-form-urlencoded';

/** By kind: the lines of a file, and what is sent for each of its requests. */
const kinds: Readonly<
  Record<string, readonly (readonly [name: string, lines: readonly string[], sent: string[]])[]>
> = {
  'the request line': [
    ['with a version', [`GET ${url} HTTP/1.1`], [`0: GET ${url}`]],
    [
      'with a version as JetBrains has it',
      [`GET ${url} HTTP/2 (Prior Knowledge)`],
      [`0: GET ${url}`],
    ],
    ['with a version in lowercase', [`GET ${url} http/2`], [`0: GET ${url}`]],
    ['with a method in mixed case', [`Delete ${url}/1`], [`0: DELETE ${url}/1`]],
    ['without a method', [url], [`0: GET ${url}`]],
    ['indented', [`  GET   ${url}`], [`0: GET ${url}`]],
    ['with blanks in its query', [`GET ${url}?q=big cat`], [`0: GET ${url}?q=big%20cat`]],
    ['with other letters', [`GET ${url}/größe`], [`0: GET ${url}/gr%C3%B6%C3%9Fe`]],
    ['with a query below it', [`GET ${url}`, '  ?a=1', '&b=2'], [`0: GET ${url}?a=1&b=2`]],
    ['with a path below it', [`GET ${url}`, '  /1', '  /photo'], [`0: GET ${url}/1/photo`]],
    ['with open ends', [`GET ${url}?a=1&`, '  b:c=2'], [`0: GET ${url}?a=1&b:c=2`]],
    ['with a version below it', [`GET ${url}`, '  ?a=1 HTTP/1.1'], [`0: GET ${url}?a=1`]],
    ['without a scheme', ['GET localhost:8080/pets'], ['0: GET http://localhost:8080/pets']],
    ['with a path and a host', ['GET /pets', 'Host: localhost'], ['0: GET http://localhost/pets']],
    [
      'with a path and a variable for the host, as in httpYac',
      ['@host = {{base}}/v1', 'GET /pets', '###', '@base = https://a.test'],
      ['1: GET https://a.test/v1/pets'],
    ],
    [
      'with a path, a variable for the host, and a header that says another one',
      ['@host = https://a.test', 'GET /pets', 'Host: localhost'],
      ['1: GET http://localhost/pets'],
    ],
    [
      'with a whole URL, which no variable changes',
      ['@host = https://a.test', `GET ${url}`],
      [`1: GET ${url}`],
    ],
    [
      'with another URL in its query',
      ['GET localhost:1/?u=https://a.test'],
      ['0: GET http://localhost:1/?u=https://a.test'],
    ],
    [
      'with a host over TLS on another port',
      ['GET /', 'Host: localhost:8443'],
      ['0: GET https://localhost:8443/'],
    ],
    ['with a host over TLS', ['GET /', 'Host: a.test:443'], ['0: GET https://a.test:443/']],
    ['with a host in another script', ['GET https://größe.test/'], ['0: GET https://größe.test/']],
    ['with a backslash in its path', [`GET ${url}\\1`], [`0: GET ${url}%5C1`]],
    ['below a byte order mark', [`\uFEFFGET ${url}`], [`0: GET ${url}`]],
  ],
  headers: [
    ['indented', [`GET ${url}`, '   Accept: a/b'], [`0: GET ${url}\nAccept: a/b`]],
    ['with a blank before the colon', [`GET ${url}`, 'X-A : b'], [`0: GET ${url}\nX-A: b`]],
    ['without a value', [`GET ${url}`, 'X-A:'], [`0: GET ${url}\nX-A: `]],
    ['over lines', [`GET ${url}`, 'X-A: b', '  c'], [`0: GET ${url}\nX-A: b c`]],
    ['twice', [`GET ${url}`, 'X-A: b', 'X-A: c'], [`0: GET ${url}\nX-A: b\nX-A: c`]],
    [
      'that are set when it is sent',
      [`POST ${url}`, 'Host: x', 'Authorization: Bearer {{t}}', 'content-length: 9', 'X-A: b'],
      [`0: POST ${url}\nX-A: b`],
    ],
    ['that are none', [`GET ${url}`, 'Accept text/plain'], ['no: notAHeader']],
    [
      'that a variable holds, as in REST Client',
      ['@a = X-A: {{b}}', '@b = 1', `GET ${url}`, '{{ a }}', 'X-B: 2', '{{a}}'],
      [`2: GET ${url}\nX-A: 1\nX-B: 2\nX-A: 1`],
    ],
    [
      'that a variable holds and that are not sent',
      [
        '@a = Authorization: Basic {{$processEnv A}}',
        '@b = Host: localhost',
        'PUT /',
        '{{a}}',
        '{{b}}',
        '',
        'c',
      ],
      [`2: PUT http://localhost/\n\nc`],
    ],
    ['that are variables with other text', ['@a = 1', `GET ${url}`, '{{a}}'], ['no: notAHeader']],
  ],
  comments: [
    ['above', ['# a', '// b', '  # {{c}}', `GET ${url}`], [`3: GET ${url}`]],
    ['among headers', [`GET ${url}`, '  # Accept: a', '// X: {{b}}'], [`0: GET ${url}`]],
    ['between the lines of a URL', [`GET ${url}`, '# page', '?a=1'], [`0: GET ${url}?a=1`]],
    ['of several lines', ['/* a', 'GET https://no.test/', '*/', `GET ${url}`], [`3: GET ${url}`]],
    ['with a separator', ['/*', '### one', '*/', `GET ${url}`], [`3: GET ${url}`]],
    ['of one line', ['/** a */', `GET ${url}`], [`1: GET ${url}`]],
    [
      'that nobody closed',
      [`GET ${url}`, '', '###', '/* a', '###', url],
      [`0: GET ${url}`, `5: GET ${url}`],
    ],
    [
      'in bodies',
      [`POST ${url}`, json, '', '{', '  # one', '"a": 1', '// two', '}', '', '# three'],
      [`0: POST ${url}\n${json}\n\n{\n"a": 1\n}`],
    ],
    [
      'of several lines in bodies',
      [`POST ${url}`, json, '', '/*', 'a', '*/', '{}'],
      [`0: POST ${url}\n${json}\n\n{}`],
    ],
    [
      'that are text in a body',
      [`POST ${url}`, '', 'a: /* b */ c', '/* d */'],
      [`0: POST ${url}\n\na: /* b */ c\n/* d */`],
    ],
  ],
  'variables of the file': [
    ['above', ['@base = https://a.test', 'GET {{base}}/b'], ['1: GET https://a.test/b']],
    ['below', ['GET {{ base }}/b', '', '@base=https://a.test'], ['0: GET https://a.test/b']],
    [
      'of each other',
      ['@a = {{b}}/1', '@b = https://{{host}}', '@host = a.test', 'GET {{a}}'],
      ['3: GET https://a.test/1'],
    ],
    [
      'with points and dashes',
      ['@My.Api_host-1 = http://localhost:1', 'GET {{My.Api_host-1}}/'],
      ['1: GET http://localhost:1/'],
    ],
    ['encoded', ['@q = a/b c', `GET ${url}?q={{%q}}`], [`1: GET ${url}?q=a%2Fb%20c`]],
    [
      'defined again',
      ['@a = 1', `${url}/{{a}}`, '###', '@a = 2', `${url}/{{a}}`],
      [`1: GET ${url}/1`, `4: GET ${url}/2`],
    ],
    ['among headers', [`GET ${url}`, '@a = 1', 'X: {{a}}'], [`0: GET ${url}\nX: 1`]],
    ['in a section of their own', [`GET ${url}/{{a}}`, '###', '@a = 1'], [`0: GET ${url}/1`]],
    [
      'in a header and a body',
      ['@a = 1', `PUT ${url}`, 'X: {{a}}', '', '{{a}} {{a}}'],
      [`1: PUT ${url}\nX: 1\n\n1 1`],
    ],
    ['of themselves', ['@a = {{a}}', `GET ${url}/{{a}}`], ['asks: a']],
    [
      'that hold a whole host without a scheme',
      ['@h = localhost:1', 'GET {{h}}/a'],
      ['1: GET http://localhost:1/a'],
    ],
    ['that are http elsewhere', ['@h = http://a.test', 'GET {{h}}/b'], ['no: insecure']],
    [
      'between double braces too many',
      ['@a = 1', `PUT ${url}`, '', '{"b":{{{a}}}}'],
      [`1: PUT ${url}\n\n{"b":{1}}`],
    ],
  ],
  'what is asked for': [
    ['unknown names', [`GET ${url}/{{id}}?t={{tenant.id}}`], ['asks: id, tenant.id']],
    [
      'answers of others',
      [`GET ${url}/{{made.response.body.$.id}}`],
      ['asks: made.response.body.$.id'],
    ],
    [
      'paths into answers',
      [`GET ${url}/{{a.response.body.//item[1]}}`],
      ['asks: a.response.body.//item[1]'],
    ],
    ['prompts', ['# @prompt id The id', '@id = 5', `GET ${url}/{{id}}`], ['asks: id']],
    ['inline', [`GET ${url}/{{$input name? $value: x}}`], ['asks: $input name']],
    ['inline, as a statement', [`GET ${url}/{{$input name $value: x}}`], ['asks: $input name']],
    ['below a host', ['GET /{{id}}', 'Host: localhost'], ['asks: id']],
    ['for the host of a path', ['GET /pets/{{id}}'], ['asks: id, host']],
    ['for the host of a path, in its header', ['GET /pets', 'Host: {{name}}'], ['asks: name']],
    ['on this machine', ['GET http://localhost:1/{{id}}'], ['asks: id']],
    ['for a host over http', ['GET http://{{host}}/a'], ['asks: host']],
    ['for the rest of a host', ['GET http://a{{host}}/b'], ['asks: host']],
    ['with a URL over http in its query', [`GET ${url}/{{id}}?u=http://a.test`], ['asks: id']],
    ['not for what is left out', [`GET ${url}`, 'Authorization: {{a}}'], [`0: GET ${url}`]],
  ],
  scripts: [
    [
      'above',
      ['< {%', '  request.x("GET https://no.test");', '%}', `GET ${url}`],
      [`3: GET ${url}`],
    ],
    ['of one line', ['< {% a() %}', `GET ${url}`], [`1: GET ${url}`]],
    [
      'in a file above',
      ['< ./prepare.js', 'import lib.http', 'run other.http', `GET ${url}`],
      [`3: GET ${url}`],
    ],
    ['below the headers', [`GET ${url}`, 'X: 1', '> {%', 'a', '%}'], [`0: GET ${url}\nX: 1`]],
    ['below the body', [`PUT ${url}`, '', 'a', '', '> {%', 'b', '%}', 'c'], [`0: PUT ${url}\n\na`]],
    [
      'of httpYac',
      [`PUT ${url}`, '', 'a', '', '{{@response', '  b();', '}}'],
      [`0: PUT ${url}\n\na`],
    ],
    ['of httpYac above', ['{{', '  exports.a = 1;', '}}', `GET ${url}`], [`3: GET ${url}`]],
    ['that nobody closed', ['> {%', `GET ${url}`, '###', `GET ${url}/2`], [`3: GET ${url}/2`]],
    [
      'in files, and redirects',
      [`PUT ${url}`, '', 'a', '', '> check.js', '>>! out.json'],
      [`0: PUT ${url}\n\na`],
    ],
    ['that check', [`GET ${url}`, '?? status == 200', '', '?? body a == b'], [`0: GET ${url}`]],
    ['never as expressions', [`GET ${url}/{{a + b}}`], ['no: expression']],
    ['never as calls', [`GET ${url}/{{$auth.token("a")}}`], ['no: expression']],
  ],
  answers: [
    ['in files', [`GET ${url}`, '', '<> 2026-01-01.200.json', '<> b.txt'], [`0: GET ${url}`]],
    ['kept below', [`GET ${url}`, '', 'HTTP/1.1 200 OK', 'X: a', '', '{{a}}'], [`0: GET ${url}`]],
    ['kept below a body', [`PUT ${url}`, '', 'a', '', 'HTTP/2 204', ''], [`0: PUT ${url}\n\na`]],
    [
      'above a request, without a separator',
      [`GET ${url}`, '', 'HTTP/1.1 200 OK', 'X: a', '', '{}', '', `DELETE ${url}/1`, 'X: b'],
      [`0: GET ${url}`, 'no: belowAnswer'],
    ],
    [
      'above two requests, without a separator',
      ['HTTP/1.1 200 OK', '', `GET ${url}`, '', `PUT ${url}`, '', '###', `GET ${url}`],
      ['no: belowAnswer', 'no: noSeparator', `7: GET ${url}`],
    ],
    [
      'whose text is about requests',
      [`GET ${url}`, '', 'HTTP/1.1 200 OK', '', '{ "next": "GET https://a.test/" }', 'GET it'],
      [`0: GET ${url}`],
    ],
  ],
  bodies: [
    [
      'as they stand',
      [`PUT ${url}`, '', '  a', '', ' b ', '', ''],
      [`0: PUT ${url}\n\n  a\n\n b `],
    ],
    ['without the blank lines above', [`PUT ${url}`, '', '', '', 'a'], [`0: PUT ${url}\n\na`]],
    [
      'with angle brackets',
      [`PUT ${url}`, '', '<a>', '> b', '</a>'],
      [`0: PUT ${url}\n\n<a>\n> b\n</a>`],
    ],
    [
      'right below a header',
      [`PUT ${url}`, json, '{', '  "a": 1', '}'],
      [`0: PUT ${url}\n${json}\n\n{\n  "a": 1\n}`],
    ],
    [
      'right below a header, indented',
      [`PUT ${url}`, json, '  {', '  "a": 1', '  }'],
      [`0: PUT ${url}\n${json}\n\n  {\n  "a": 1\n  }`],
    ],
    ['right below the request line', [`PUT ${url}`, '[1]', '', '2'], [`0: PUT ${url}\n\n[1]\n\n2`]],
    [
      'of XML right below a header',
      [`PUT ${url}`, 'X: a', '<a b="c">', '</a>'],
      [`0: PUT ${url}\nX: a\n\n<a b="c">\n</a>`],
    ],
    [
      'of GraphQL right below a header',
      [`POST ${url}`, json, 'mutation {', '  a', '}'],
      [`0: POST ${url}\n${json}\n\n{"query":"mutation {\\n  a\\n}"}`],
    ],
    [
      'of forms over lines',
      [`PUT ${url}`, form, '', 'a=1', '&b=c d', '&e={"f"}'],
      [`0: PUT ${url}\n${form}\n\na=1&b=c%20d&e=%7B%22f%22%7D`],
    ],
    [
      'of forms with blanks',
      [`PUT ${url}`, form, '', 'a = 1 &', 'b = 2=3'],
      [`0: PUT ${url}\n${form}\n\na=1&b=2=3`],
    ],
    [
      'of forms, encoded once',
      [`PUT ${url}`, form, '', 'a=b%20c%'],
      [`0: PUT ${url}\n${form}\n\na=b%20c%25`],
    ],
    [
      'of lines of JSON',
      [`PUT ${url}`, 'Content-Type: application/x-ndjson', '', '{}', '{}', '', ''],
      [`0: PUT ${url}\nContent-Type: application/x-ndjson\n\n{}\n{}\n`],
    ],
    [
      'of lines of JSON for Elasticsearch',
      [`PUT ${url}`, 'Content-Type: application/vnd.elasticsearch+x-ndjson', '', '{}'],
      [`0: PUT ${url}\nContent-Type: application/vnd.elasticsearch+x-ndjson\n\n{}\n`],
    ],
    [
      'of parts',
      [
        `PUT ${url}`,
        'Content-Type: multipart/mixed; boundary=x',
        '',
        '--x',
        '',
        'GET /a HTTP/1.1',
        '--x--',
      ],
      [
        `0: PUT ${url}\nContent-Type: multipart/mixed; boundary=x\n\n--x\r\n\r\nGET /a HTTP/1.1\r\n--x--`,
      ],
    ],
    [
      'of GraphQL',
      [
        `POST ${url}`,
        'X-Request-Type: GraphQL',
        '',
        'query Pets {',
        '',
        '  pets { id }',
        '}',
        '',
        '{ "a": {{a}} }',
        '@a = 1',
      ],
      [
        `0: POST ${url}\nContent-Type: application/json\n\n{"query":"query Pets {\\n\\n  pets { id }\\n}","operationName":"Pets","variables":{"a":1}}`,
      ],
    ],
    [
      'of GraphQL without a mark, as in httpYac',
      [`POST ${url}`, '', 'query Pets($a: Int) {', '  pets(a: $a) { id }', '}', '', '{ "a": 1 }'],
      [
        `0: POST ${url}\nContent-Type: application/json\n\n{"query":"query Pets($a: Int) {\\n  pets(a: $a) { id }\\n}","operationName":"Pets","variables":{"a":1}}`,
      ],
    ],
    [
      'of GraphQL with headers of other kinds',
      [`POST ${url}`, 'Accept: text/plain', '', 'query { a }'],
      [
        `0: POST ${url}\nAccept: text/plain\nContent-Type: application/json\n\n{"query":"query { a }"}`,
      ],
    ],
    [
      'with headers that are no mark of GraphQL',
      [`POST ${url}`, 'X-Request-Type: Pets', 'X: GraphQL', '', '{}'],
      [`0: POST ${url}\nX-Request-Type: Pets\nX: GraphQL\n\n{}`],
    ],
    [
      'of text that begins like GraphQL, whatever is accepted',
      [`PUT ${url}`, 'Accept: application/json', 'Content-Type: text/plain', '', 'query { a }'],
      [`0: PUT ${url}\nAccept: application/json\nContent-Type: text/plain\n\nquery { a }`],
    ],
    [
      'of text that begins like GraphQL',
      [`PUT ${url}`, 'Content-Type: text/plain', '', 'query { a }'],
      [`0: PUT ${url}\nContent-Type: text/plain\n\nquery { a }`],
    ],
    [
      'of GraphQL as a method',
      [`GRAPHQL ${url}`, '', '{ pets { id } }'],
      [`0: POST ${url}\nContent-Type: application/json\n\n{"query":"{ pets { id } }"}`],
    ],
  ],
  'what can not be sent as it is': [
    ['a body of a file', [`PUT ${url}`, '', '< ./pet.json'], ['no: bodyFromFile']],
    [
      'a body of a file with variables',
      [`PUT ${url}`, '', '<@utf8 ./pet.json'],
      ['no: bodyFromFile'],
    ],
    [
      'a body of a file among others',
      [`PUT ${url}`, '', '--x', '< ./a.png', '--x--'],
      ['no: bodyFromFile'],
    ],
    ['a body of a file right below', [`PUT ${url}`, '< ./pet.json'], ['no: bodyFromFile']],
    ['values of the machine', [`GET ${url}/{{$processEnv ID}}`], ['no: machineValue']],
    [
      'values of the machine in variables',
      ['@a = {{$dotenv %ID}}', `GET ${url}/{{a}}`],
      ['no: machineValue'],
    ],
    ['values of the machine in JetBrains', [`GET ${url}/{{$env.ID}}`], ['no: machineValue']],
    [
      'values of the machine in httpYac',
      [`PUT ${url}`, '', '{{process.env.ID}}'],
      ['no: machineValue'],
    ],
    ['http elsewhere', ['GET http://a.test/b'], ['no: insecure']],
    ['http elsewhere, with a name', ['GET http://a.test/{{b}}'], ['no: insecure']],
    ['http elsewhere, since no scheme is there', ['GET a.test/b'], ['no: insecure']],
    ['http elsewhere, with a header', ['GET http://a.test', 'X: {{b}}'], ['no: insecure']],
    ['http elsewhere, on a port', ['GET http://a.test:{{b}}/c'], ['no: insecure']],
    ['a host that is not for TLS', ['GET /', 'Host: a.test:4430'], ['no: insecure']],
    ['a path to an empty host', ['GET /pets', 'Host:'], ['no: noUrl']],
    ['another scheme', ['@a = ftp://a.test/https://b.test/', 'GET {{a}}'], ['no: noUrl']],
    ['a GET with a body', [`GET ${url}`, '', 'a'], ['no: bodyOfGet']],
    ['a path to an empty variable for the host', ['@host =', 'GET /pets'], ['no: noUrl']],
    ['a method alone', ['GET'], ['no: methodAlone']],
    ['a method above its URL', ['POST', url, 'X: a', '', 'b'], ['no: methodAlone']],
    ['a method above its URL, indented', ['PUT', '  {{a}}/b'], ['no: methodAlone']],
    ['a template for a header', [`PUT ${url}`, '{{a}}'], ['no: notAHeader']],
    [
      'an annotation below the request line',
      [`GET ${url}`, '# @entra-scope a', '###', `PUT ${url}`, '', 'b', '', '// @entra-tenant c'],
      ['no: annotationBelow', 'no: annotationBelow'],
    ],
    ['a backslash in the host', ['GET https://a.test\\@b.test/'], ['no: badUrl']],
    ['a URL with a password', ['GET https://me:secret@a.test/'], ['no: badUrl']],
    ['a host in disguise', ['GET https://a.test。evil.test/'], ['no: badUrl']],
    ['text for a URL', ['@a = <the server>', 'GET {{a}}/pets'], ['no: noUrl']],
    ['curl', ['curl -X POST https://a.test'], ['no: curl']],
    [
      'web sockets',
      ['WEBSOCKET wss://a.test', '###', 'wss://a.test'],
      ['no: protocol', 'no: protocol'],
    ],
    ['remote procedures', ['GRPC localhost:1/a.B/c'], ['no: protocol']],
    ['unknown methods', [`FETCH ${url}`], ['no: method']],
    ['methods that are not sent', [`TRACE ${url}`], ['no: method']],
    ['annotations in another case', ['# @Entra-Scope a', `GET ${url}`], ['no: annotation']],
    ['annotations that nobody knows', ['# @entra-scop a', `GET ${url}`], ['no: annotation']],
    [
      'more headers than servers take',
      [`GET ${url}`, ...Array<string>(501).fill('X: y')],
      ['no: tooLong'],
    ],
    [
      'a longer URL than servers take',
      [`GET ${url}`, ...Array<string>(5000).fill('?a=b')],
      ['no: tooLong'],
    ],
    [
      'more scopes than an API has',
      [...Array<string>(102).fill('# @entra-scope a'), `GET ${url}`],
      ['no: annotation'],
    ],
    [
      'more templates than a request has',
      ['@a = 1', `PUT ${url}`, '', '{{a}}'.repeat(10_001)],
      ['no: tooLong'],
    ],
    [
      'another request below the last part',
      [`PUT ${url}`, 'Content-Type: multipart/mixed; boundary=x', '', '--x', '--x--', `GET ${url}`],
      ['no: requestFollows', 'no: noSeparator'],
    ],
    [
      'two requests without a separator',
      [`PUT ${url}`, '', 'a', '', `DELETE ${url}/{{b}}`, '', '###', `GET ${url}`],
      ['no: requestFollows', 'no: noSeparator', `7: GET ${url}`],
    ],
    [
      'another whose templates have blanks',
      [`PUT ${url}`, '', 'a', '', 'DELETE {{ base }}/{{ id }}'],
      ['no: requestFollows', 'no: noSeparator'],
    ],
    [
      'another with blanks in its query',
      [`PUT ${url}`, '', 'a', '', `GET ${url}?q=a b`],
      ['no: requestFollows', 'no: noSeparator'],
    ],
    [
      'another that is indented',
      [`PUT ${url}`, '', 'a', '', `  GET ${url}`],
      ['no: requestFollows', 'no: noSeparator'],
    ],
    [
      'another with a rare method',
      [`PUT ${url}`, '', 'a', '', `PROPFIND ${url}`],
      ['no: requestFollows', 'no: noSeparator'],
    ],
    ['a request below a note', ['All pets:', `GET ${url}`, 'Accept: a/b'], ['no: textAbove']],
    [
      'three of them',
      [`GET ${url}`, `GET ${url}`, `GET ${url}`],
      ['no: requestFollows', 'no: noSeparator', 'no: noSeparator'],
    ],
    [
      'another below a script',
      [`GET ${url}`, '> {%', '%}', `post ${url} HTTP/1.1`],
      ['no: requestFollows', 'no: noSeparator'],
    ],
    [
      'another without a method',
      [`GET ${url}`, `${url}/1`],
      ['no: requestFollows', 'no: noSeparator'],
    ],
    ['characters that no header has', ['@a = ł', `GET ${url}`, 'X: {{a}}'], ['no: badHeader']],
  ],
};

describe('request of a file', () => {
  it('has scopes with templates, which may hold several', () => {
    const [resolution] = resolveAll(
      ['@s = api://a/x  api://a/y', '# @entra-scope: {{ s }} {{t}}/z', `GET ${url}`].join('\n'),
    );
    assert.deepEqual(resolution?.annotations.scopes, ['api://a/x', 'api://a/y', '{{t}}/z']);
    assert.deepEqual(
      resolution.questions.map(({ name }) => name),
      ['t'],
    );
  });

  it('has annotations with templates', () => {
    const lines = ['# @entra-account {{a}}', '# @entra-tenant {{b}}', '# @entra-client {{a}}{{b}}'];
    const [resolution] = resolveAll(['@a = 1', '@b = 2', ...lines, `GET ${url}`].join('\n'));
    assert.deepEqual(resolution?.annotations, {
      scopes: [],
      account: '1',
      tenant: '2',
      client: '12',
    });
  });

  it('says which headers of variables are not sent', () => {
    const [resolution] = resolveAll(`@a = Authorization: b\nGET ${url}\nHost: x\nX: y\n{{a}}`);
    assert.deepEqual(resolution?.leftOut, ['Host', 'Authorization']);
  });

  it('has scopes of a long variable read in linear time', () => {
    // Takes milliseconds; hours if the rest is read again at each blank.
    const scopes = 'a '.repeat(500_000);
    const [resolution] = resolveAll(`@s = ${scopes}\n# @entra-scope {{s}}\nGET ${url}`);
    assert.equal(resolution?.annotations.scopes.length, 500_000);
  });

  for (const [kind, rows] of Object.entries(kinds)) {
    describe(kind, () => {
      for (const [name, lines, sent] of rows) {
        it(name, () => {
          assert.deepEqual(resolveAll(lines.join('\n')).map(sentOf), sent);
        });
      }
    });
  }
});
