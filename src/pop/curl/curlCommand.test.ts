import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import fc from 'fast-check';
import type { HttpRequest } from '../exchange/sendHttp.ts';
import { curlCommand } from './curlCommand.ts';
import { curlConfig } from './curlConfig.ts';
import { shells, shellsFor } from './shell.ts';

const request: HttpRequest = {
  method: 'PUT',
  uri: "https://a.test/it's/$(id)/`id`/%24HOME?q={a,b}&r=[1-9]&s='\\;calc&\"#\\';pwned;#",
  headers: [
    ['X-Quote', `it's "$HOME" \\ %PATH% \u2019;calc`],
    ['X-Empty', ''],
  ],
  body: '{\n\t"a": "it\'s \\n"\r\n}',
};

const sent = [
  'globoff',
  'request = "PUT"',
  String.raw`url = "https://a.test/it's/$(id)/%60id%60/%24HOME?q={a,b}&r=[1-9]&s=%27%5C;calc&%22"`,
  'header = "Authorization: PoP a.b.c"',
  `header = "X-Quote: it's \\"$HOME\\" \\\\ %PATH% \u2019;calc"`,
  'header = "X-Empty;"',
  String.raw`data-raw = "{\n\t\"a\": \"it's \\n\"\r\n}"`,
  'header = "Content-Type:"',
];

/** POSIX shells that are here; others only if somebody has installed them. */
const posixShells = ['sh', 'bash', 'dash', 'zsh', 'fish', 'busybox'].filter((name) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name))),
);

describe('a curl command', () => {
  let folder: string;

  before(() => {
    // It shows its arguments and its standard input instead of sending something.
    folder = mkdtempSync(join(tmpdir(), 'entra-broker-curl-'));
    writeFileSync(join(folder, 'curl'), '#!/bin/sh\nprintf "%s\\n" "$*"\ncat\n');
    chmodSync(join(folder, 'curl'), 0o755);
  });

  after(() => {
    rmSync(folder, { recursive: true });
  });

  function run(shell: string, command: string): readonly string[] {
    const args = shell === 'busybox' ? ['sh', '-c', command] : ['-c', command];
    const PATH = [folder, process.env.PATH].join(delimiter);
    const options = { encoding: 'utf8', env: { ...process.env, PATH } } as const;
    return execFileSync(shell, args, options).trimEnd().split('\n');
  }

  for (const shell of posixShells) {
    it(`gives curl in ${shell} all of the request, and no token in its arguments`, () => {
      const [args, ...config] = run(shell, curlCommand(request, 'a.b.c', 'posix') ?? '');
      assert.equal(args, '--config -');
      assert.deepEqual(config, sent);
    });
  }

  it('runs nothing else in a POSIX shell, whatever the request has in it', () => {
    const text = fc.string({ unit: 'binary-ascii', maxLength: 30 }).map((value) =>
      // These are refused.
      value.replace(/(?![\n\r\t\v])\p{Cc}/gu, ''),
    );
    fc.assert(
      fc.property(text, text, (body, value) => {
        const changed = { ...request, body, headers: [['X', value] as const] };
        const options = curlCommand(changed, 'a.b.c', 'posix') ?? '';
        const [, ...config] = run('sh', options);
        const header = curlConfig([['header', value === '' ? 'X;' : `X: ${value}`]]);
        assert.deepEqual(
          config.filter((line) => line === header[0]),
          header,
        );
      }),
      { numRuns: 30 },
    );
  });

  it('is none if a terminal would act on a part of it when it is pasted', () => {
    for (const control of ['\x03', '\x0f', '\x1b[201~', '\x7f', '\0']) {
      for (const shell of shells) {
        assert.equal(curlCommand({ ...request, body: `a${control}` }, 'a.b.c', shell), undefined);
      }
    }
  });

  it('is quoted for PowerShell, where typographic quotes are quotes as well', () => {
    const command = curlCommand(request, 'a.b.c', 'powershell') ?? '';
    assert.match(command, /^& \{ \$OutputEncoding = .*UTF8.*; .* \| curl\.exe --config - \}$/);
    const quoted = /'(?:[^'\u2018-\u201b]|(['\u2018-\u201b])\1)*'/g;
    const words = (command.slice(command.indexOf(';') + 2).match(quoted) ?? []).map((word) =>
      word.slice(1, -1).replace(/(['\u2018-\u201b])\1/g, '$1'),
    );
    assert.deepEqual(words, sent);
    assert.match(command.replace(quoted, "''"), /^& \{ [^']*; (?:'', )*'' \| curl\.exe [^']*$/);
  });

  it('needs no other encoding in PowerShell if it is ASCII', () => {
    const ascii = { ...request, headers: [] };
    assert.match(curlCommand(ascii, 'a.b.c', 'powershell') ?? '', /^'globoff', 'request = /);
  });

  it('asks only for headers with HEAD, and sends no body', () => {
    const head = { method: 'HEAD', uri: 'https://a.test/', headers: [], body: '' };
    const [, ...config] = run('sh', curlCommand(head, 'a.b.c', 'posix') ?? '');
    assert.deepEqual(config, [
      'globoff',
      'head',
      'url = "https://a.test/"',
      'header = "Authorization: PoP a.b.c"',
    ]);
  });

  it('sends the type of the request, in whatever case its name is, and none of curl', () => {
    const typed = { ...request, headers: [['A', 'b'] as const, ['content-TYPE', 'c/d'] as const] };
    const [, ...config] = run('sh', curlCommand(typed, 'a.b.c', 'posix') ?? '');
    assert.deepEqual(config.slice(4), [
      'header = "A: b"',
      'header = "content-TYPE: c/d"',
      sent.at(-2),
    ]);
  });

  it('has each character that curl has an escape for', () => {
    const [, ...config] = run(
      'sh',
      curlCommand({ ...request, body: 'V\v\t\r\n\\"' }, 'a.b.c', 'posix') ?? '',
    );
    assert.equal(config.at(-2), String.raw`data-raw = "V\v\t\r\n\\\""`);
  });

  it('has everything in its arguments in cmd', () => {
    const plain = { method: 'PUT', uri: 'https://a.test/', headers: [], body: 'b' };
    assert.equal(
      curlCommand(plain, 'a.b.c', 'cmd'),
      'curl --globoff --request PUT --url https://a.test/ --header ^"Authorization: PoP a.b.c^" --data-raw b --header Content-Type:',
    );
  });

  it('is offered for the usual shell of the platform first', () => {
    assert.deepEqual(shellsFor('linux'), shells);
    assert.deepEqual(shellsFor('win32'), ['powershell', 'cmd', 'posix']);
  });
});
