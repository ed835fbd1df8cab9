import assert from 'node:assert/strict';
import fc from 'fast-check';
import { canonicalUrl } from './canonicalUrl.ts';

const canonical = (url: string) => canonicalUrl(url).href;

/** Texts of what URLs are made of, and of what they had better not be. */
const urlPart = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '%',
        '%2',
        '%41',
        '%2f',
        '%2E',
        '/',
        '..',
        '?',
        '#',
        '|',
        '^',
        '[',
        '`',
        '\\',
      ),
      fc.string({ unit: 'grapheme', maxLength: 3 }),
    ),
  )
  .map((parts) => parts.join(''));

describe('canonical URL', () => {
  const forms: readonly (readonly [what: string, path: string, expected: string])[] = [
    ['bars and carets', '/a|b^c', '/a%7Cb%5Ec'],
    ['brackets', '/a[b]', '/a%5Bb%5D'],
    ['backticks, braces and quotes', '/`{"', '/%60%7B%22'],
    ['encoded hyphens', '/x%2Dy', '/x-y'],
    ['encoded tildes', '/x%7Ey', '/x~y'],
    ['encoded letters and digits', '/%41%7a%30', '/Az0'],
    ['percent signs that encode nothing', '/100%', '/100%25'],
    ['percent signs before encodings', '/%%41/%2%35', '/%25A/%2525'],
    ['lowercase hexadecimal digits', '/%c3%a4', '/%C3%A4'],
    ['characters beyond ASCII', '/ä', '/%C3%A4'],
    ['reserved characters', "/!$&'()*+,;=:@%2F%3a", "/!$&'()*+,;=:@%2F%3A"],
    ['empty segments', '//a//', '//a//'],
    ['dot segments', '/v1/me/%2E%2e/../beta/./x', '/beta/x'],
    ['a line break', '/%0a', '/%0A'],
    ['no path', '', '/'],
    ['a query', '/a?b[]=%7e|{}\\&c=?/%', '/a?b%5B%5D=~%7C%7B%7D%5C&c=?/%25'],
    ['an empty query', '/a?', '/a?'],
    ['a fragment', '/a?b#c', '/a?b'],
  ];
  for (const [what, path, expected] of forms) {
    it(`has ${what} in one form`, () => {
      assert.equal(canonical(`https://contoso.test${path}`), `https://contoso.test${expected}`);
    });
  }

  it('keeps scheme, host and port', () => {
    assert.equal(canonical('HTTP://LocalHost:8080/%61'), 'http://localhost:8080/a');
    assert.equal(canonical('https://contoso.test:443/'), 'https://contoso.test/');
  });

  it('leaves the URL that it was made of as it is', () => {
    const url = new URL('https://contoso.test/a|b#c');
    canonicalUrl(url);
    assert.equal(url.href, 'https://contoso.test/a|b#c');
  });

  it('is its own canonical form, and means the same, for any URL', () => {
    const decoded = (text: string) =>
      text.replace(/%([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
    fc.assert(
      fc.property(urlPart, urlPart, (path, query) => {
        const url = new URL(`https://contoso.test/${path}?${query}`);
        const once = canonicalUrl(url);
        assert.equal(canonicalUrl(once).href, once.href);
        assert.match(
          once.href,
          /^https:\/\/contoso\.test\/(?:[\w.~!$&'()*+,;=:@/?-]|%[\dA-F]{2})*$/,
        );
        assert.equal(decoded(once.pathname), decoded(url.pathname));
        assert.equal(decoded(once.search), decoded(url.search));
      }),
    );
  });
});
