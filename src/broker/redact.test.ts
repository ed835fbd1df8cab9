import assert from 'node:assert/strict';
import fc from 'fast-check';
import { literally } from '../test/literally.ts';
import { redact } from './redact.ts';

describe('redacting log lines', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['tokens', 'got eyJ0eXAi.eyJhdWQi.c2lnbg done', 'got <token> done'],
    ['sign-in names', 'for alex@contoso.example now', 'for <name> now'],
    ['ids', 'oid 0b7e4d19-52c6-4f8a-9e03-a16d8c7b2f45', 'oid <id>'],
    ['queries', 'GET https://a.test/b?code=1#x done', 'GET https://a.test/b?<query> done'],
    ['nonces', 'with nonce=abc, next', 'with nonce=<secret>, next'],
    ['long data', `key ${'aZ09'.repeat(10)}!`, 'key <data>!'],
    ['words that are too long', `a ${'z'.repeat(201)} b`, 'a <data> b'],
    ['secrets of apps', 'client_secret=abc&x=1', 'client_secret=<secret>&x=1'],
    ['short tokens in headers', 'Authorization: Bearer short', 'Authorization: <secret>'],
    ['cookies', 'Set-Cookie: ESTSAUTH=abc; Path=/', 'Set-Cookie: <secret>'],
    [
      'a value of a header alone',
      'sent as PoP aBc1, "Bearer x1"',
      'sent as PoP <secret>, "Bearer <secret>"',
    ],
    [
      'cookies of Entra alone',
      'kept ESTSAUTHPERSISTENT=abc; x',
      'kept ESTSAUTHPERSISTENT=<secret>; x',
    ],
    ['escaped JSON', String.raw`{\"nonce\":\"abc\"}`, String.raw`{\"nonce\":\"<secret>\"}`],
    ['queries of all schemes', 'msauth://x?code=abc done', 'msauth://x?<query> done'],
    ['codes of authorization', 'code=0.AbC', 'code=<secret>'],
    ['codes of devices', 'device_code=abc&user_code=d', 'device_code=<secret>&user_code=<secret>'],
    ['what proves a code', 'code_verifier=abc', 'code_verifier=<secret>'],
    ['assertions of apps', 'client_assertion=abc', 'client_assertion=<secret>'],
    ['words of the service', 'error_description="for alex"', 'error_description: <text>'],
    ['values that stand apart', 'Key: password, Value: abc', 'Key: password, Value: <secret>'],
    ['names with an apostrophe', "for o'brien@contoso.example", 'for <name>'],
    ['names beyond ASCII', 'for jürgen.müller@contoso.example!', 'for <name>!'],
    ['names of a domain', String.raw`CONTOSO\alex logged on`, '<name> logged on'],
    ['display names', '"displayName":"Alex Wilber","x":1', '"displayName":"<name>","x":1'],
    ['escaped names of a domain', String.raw`CONTOSO\\alex!`, '<name>!'],
    ['home folders', 'in /home/alex/.cache', 'in /home/<name>/.cache'],
    ['home folders on macOS', 'in /Users/alex/Library', 'in /Users/<name>/Library'],
    ['home folders on Windows', String.raw`in C:\Users\alex`, String.raw`in C:\Users\<name>`],
    ['words of the broker', "Error Code 0, Context 'for alex'", 'Error Code 0, Context: <text>'],
    [
      'names that end in one of a secret',
      'shrNonce=abc, popNonce: d',
      'shrNonce=<secret>, popNonce: <secret>',
    ],
    ['keys', 'x-api-key: a1 AccountKey=b2;', 'x-api-key: <secret> AccountKey=<secret>;'],
    ['what unlocks', 'passphrase=abc, otp: 123456', 'passphrase=<secret>, otp: <secret>'],
    ['secrets of several words', 'password: "open sesame" x', 'password: "<secret>" x'],
    ['lists of secrets', '"tokens":["abc"]', '"tokens":["<secret>"]'],
    ['names in URLs', 'at https://alex:abc@host/x', 'at https://<name>@host/x'],
    [
      'words of the service without quotes',
      'error_description=for alex',
      'error_description: <text>',
    ],
    ['tokens with white space in front', 'at ewogICJ0eXAi.ewogIH0.c2ln!', 'at <token>!'],
    ['first names', 'first_name=Alex', 'first_name=<name>'],
    ['line breaks and unseen characters', 'a\r\nb\u202ec\u2028d', 'a b c d'],
  ];
  for (const [what, line, expected] of cases) {
    it(`masks ${what}`, () => {
      assert.equal(redact(line), expected);
    });
  }

  it('leaves what support needs', () => {
    for (const line of [
      'Correlation ID: 0b7e4d19-52c6-4f8a-9e03-a16d8c7b2f45',
      'Key: correlation_id, Value: 0b7e4d19-52c6-4f8a-9e03-a16d8c7b2f45',
      'Created an error: 4vt9f, StatusInternal::InteractionRequired, Error Code 0',
      'NativeBrokerPlugin::GetAuthenticationResultFromTheRuntime:214',
      '@azure/msal-node-extensions@5.6.1 : Info',
      'for the prompt (Error Code: 4711, Tag: 4vt9f)',
      'asked for a PoP token, not for a Bearer token',
      'Error Code: -2147024891, code: 0x80070005',
      String.raw`src\broker\request.cpp:12`,
      'ab,'.repeat(100),
      'z'.repeat(200),
      'z '.repeat(2048),
    ]) {
      assert.equal(redact(line), line);
    }
  });

  it('cuts lines that do not end', () => {
    const line = 'a '.repeat(2048);
    assert.equal(redact(line + line), `${line}…`);
  });

  it('takes no longer for a line of one kind than for another of its length', () => {
    const time = (line: string) => {
      const start = process.cpuUsage().user;
      for (let count = 0; count < 50; count++) {
        redact(line);
      }
      return process.cpuUsage().user - start;
    };
    time('z'.repeat(4096));
    for (const word of [
      'z',
      'z ',
      '@',
      "a'",
      'nonce=',
      'name ',
      'token \\"',
      "'a@",
      '\\',
      'a-1.',
      'PoP ',
      'token="',
      'a://',
      'ewo.',
      'ESTS',
      'x-ms-',
    ]) {
      const [short, long] = [64, 4096].map((length) =>
        time(word.repeat(length / word.length).padEnd(4096)),
      );
      // A quadratic time would be 4096 times as long.
      assert.ok(long! < 200 * (short! + 2000), `${word}: ${short} and ${long}`);
    }
  });

  it('lets no token through, wherever it is in a line', () => {
    const part = fc.base64String({ minLength: 10 }).map((text) => text.replace(/[+/=]/g, '-'));
    fc.assert(
      fc.property(fc.string(), part, part, fc.string(), (before, header, claims, after) => {
        const token = `eyJ${header}.eyJ${claims}.c2lnbmF0dXJl`;
        assert.doesNotMatch(redact(`${before} ${token} ${after}`), literally(token));
      }),
    );
  });
});
