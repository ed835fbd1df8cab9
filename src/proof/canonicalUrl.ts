/** RFC 3986, section 2.3. */
const unreserved = /^[\w.~-]$/;

/** A percent-encoding, or a character that RFC 3986, section 3.3 and 3.4 doesn't allow. */
const encodedOrForbidden = /%[\da-f]{2}|[^\w.~!$&'()*+,;=:@/?-]/gi;

/**
 * The one form in which a URL is shown, signed and sent: parsed as fetch does (WHATWG URL), then
 * normalized as RFC 3986, section 6.2.2 allows, and without the fragment, which is never sent.
 * Only percent-encodings change there: unreserved characters are decoded, hexadecimal digits are
 * uppercase, and what must not stand in a URL (`|`, `^`, `[`, a `%` that encodes nothing) is
 * encoded. Servers that compare paths after their own parser (System.Uri) then see the same one.
 * @param url absolute.
 * @throws {TypeError} if it isn't.
 */
export function canonicalUrl(url: string | URL): URL {
  const canonical = new URL(url);
  canonical.hash = '';
  canonical.pathname = normalized(canonical.pathname);
  if (canonical.search !== '') {
    canonical.search = `?${normalized(canonical.search.slice(1))}`;
  }
  return canonical;
}

function normalized(part: string): string {
  return part.replace(encodedOrForbidden, (match) => {
    const code = match.length === 3 ? parseInt(match.slice(1), 16) : match.charCodeAt(0);
    const character = String.fromCharCode(code);
    return unreserved.test(character)
      ? character
      : `%${code.toString(16).toUpperCase().padStart(2, '0')}`;
  });
}
