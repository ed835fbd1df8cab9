import assert from 'node:assert/strict';
import { parseUri } from './popUri.ts';

const read = (text: string) => parseUri(text).href;

describe('URL of a PoP request', () => {
  it('is read into its canonical form', () => {
    assert.equal(
      read(' https://API.contoso.test:443/x%2Dy?a|b#c\n'),
      'https://api.contoso.test/x-y?a%7Cb',
    );
    assert.equal(read('https://contoso.test:8443'), 'https://contoso.test:8443/');
    assert.equal(read('http://localhost:8080/a'), 'http://localhost:8080/a');
    assert.equal(read('https://[0:0::1]/'), 'https://[::1]/');
    assert.equal(read('https://contoso.test/?a=\\b@c'), 'https://contoso.test/?a=%5Cb@c');
  });

  it('has up to 8,192 characters', () => {
    const longest = 'https://contoso.test/'.padEnd(8192, 'x');
    assert.equal(read(longest), longest);
  });

  it('may have a host in any script, which is then in its ASCII form', () => {
    assert.equal(read('https://bücher.contoso.test/'), 'https://xn--bcher-kva.contoso.test/');
    assert.equal(read('https://аpi.contoso.test/'), 'https://xn--pi-6kc.contoso.test/');
    assert.equal(read('https://XN--BCHER-KVA.test/'), 'https://xn--bcher-kva.test/');
  });

  const refused: readonly (readonly [what: string, text: string, message: RegExp])[] = [
    ['no scheme', 'api.contoso.test/items', /not absolute/],
    ['a scheme in its query only', '/items?to=https://contoso.test/', /not absolute/],
    ['no host', 'https://', /host and port/],
    ['a port that is none', 'https://contoso.test:x/', /host and port/],
    ['another scheme', 'ftp://contoso.test/', /https:\/\//],
    ['http to another machine', 'http://contoso.test/', /https:\/\//],
    ['no slashes before the host', 'https:contoso.test', /https:\/\//],
    ['three slashes before the host', 'https:///contoso.test', /means contoso\.test/],
    ['a user name', 'https://user@contoso.test/', /user name/],
    ['a password', 'https://user:secret@contoso.test/', /password/],
    ['an empty user name', 'https://@contoso.test/', /user name/],
    ['a backslash before an @', 'https://evil.test\\@contoso.test/', /backslash/],
    ['a backslash in the path', 'https://contoso.test/a\\b', /backslash/],
    ['an ideographic full stop', 'https://contoso.test。evil.test/', /contoso\.test\.evil\.test/],
    ['such a full stop in another script', 'https://bücher。test/', /xn--bcher-kva\.test/],
    ['an encoded host', 'https://%63ontoso.test/', /means contoso\.test/],
    ['a fullwidth host', 'https://ｃontoso.test/', /means contoso\.test/],
    ['an invisible character in the host', 'https://con\u200btoso.test/', /means contoso\.test/],
    ['an address in other numbers', 'https://0x7f.1/', /means 127\.0\.0\.1/],
    ['a dot after the host', 'https://contoso.test./', /dot too many/],
    ['two dots in the host', 'https://contoso..test/', /dot too many/],
    ['a tab', 'https://contoso.test/\ta', /tab/],
    ['a line break', 'https://contoso\n.test/', /line break/],
    ['too many characters', `https://contoso.test/${'x'.repeat(8192)}`, /longer than 8192/],
    ['too many when encoded', `https://contoso.test/${'é'.repeat(4096)}`, /longer than 8192/],
    ['a host longer than any', `https://${'contoso.'.repeat(32)}test/`, /check its host/],
  ];
  for (const [what, text, message] of refused) {
    it(`is refused with ${what}`, () => {
      assert.throws(() => parseUri(text), { name: 'PopRequestError', part: 'uri', message });
    });
  }
});
