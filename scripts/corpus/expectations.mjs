import { createHash } from 'node:crypto';

/**
 * What a file of requests holds, by an `expected.json`: `requests` as other programs were seen to
 * send them, or `right` as they are to be sent.
 * @typedef {object} Expectation
 * @property {string} [dialect]
 * @property {string} [kind]
 * @property {readonly [file: string, name: string]} [environment]
 * @property {readonly ExpectedRequest[]} [requests]
 * @property {readonly RightRequest[]} [right]
 *
 * @typedef {object} ExpectedRequest
 * @property {number} line
 * @property {'yes' | 'no' | 'any'} lens
 * @property {string} [why]
 * @property {string} method
 * @property {string} [url]
 * @property {readonly string[]} headers
 * @property {{ readonly sha256: string } | null} [body]
 * @property {string} [text] the body itself
 * @property {readonly string[]} [unsure]
 *
 * @typedef {object} RightRequest
 * @property {number} line
 * @property {string} method
 * @property {string} uri
 * @property {readonly [name: string, value: string][]} headers
 * @property {string} body
 */

/**
 * The requests of a file, as they are compared.
 * @param {Expectation | undefined} expectation
 * @returns {readonly ExpectedRequest[]}
 */
export function wantedOf(expectation) {
  return (
    expectation?.requests ??
    (expectation?.right ?? []).map(({ line, method, uri, headers, body }) => ({
      line,
      lens: 'yes',
      method,
      url: uri,
      headers: headers.map((header) => header.join(': ')),
      text: body,
    }))
  );
}

/**
 * The first thing in which a request differs from the one expected; undefined if nothing does.
 * @param {ReturnType<typeof import('./requests.mjs').requestsOf>[number]} found
 * @param {ExpectedRequest} one
 */
export function differenceOf(found, one) {
  if (found.problem) {
    return `no actions: ${found.problem.cause}`;
  }
  const unsure = new Set(one.unsure ?? []);
  const headers = found.headers.map(([name, value]) =>
    one.text === undefined ? name : `${name}: ${value}`,
  );
  const list = (/** @type {readonly string[]} */ lines) => marked(lines.join(', ')).toLowerCase();
  /** @type {readonly (readonly [part: string, found: string, expected: string])[]} */
  const parts = [
    ['method', found.method, one.method],
    ['url', url(found.uri), url(one.url ?? '')],
    ['headers', list(headers), list(one.headers)],
    one.text === undefined
      ? ['body', hashOf(found.body), one.body?.sha256 ?? '']
      : ['body', marked(found.body), marked(one.text)],
  ];
  const different = parts.find(
    ([part, is, should]) => !unsure.has(part) && !unsure.has('all') && is !== should,
  );
  return different && `${different[0]}: ${different[1]} instead of ${different[2]}`;
}

/** Decoded, since some write URLs as they are sent; with the scheme that goes without saying. */
function url(/** @type {string} */ text) {
  const decoded = marked(text.replaceAll(/(?:%[\da-f]{2})+/gi, decode));
  return /^(?:https?:|<)/i.test(decoded) ? decoded : `http://${decoded}`;
}

function decode(/** @type {string} */ text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Programs name the values that they make in their own ways. */
function marked(/** @type {string} */ text) {
  return text.replaceAll(/<(?!asked: )[^<>\n]*>/g, '<made>');
}

/** Blanks at the ends of lines and of the whole don't count, nor do the line ends. */
function hashOf(/** @type {string} */ body) {
  const plain = body.replaceAll(/[^\S\n]*\r?\n/g, '\n').trim();
  return plain === '' ? '' : createHash('sha256').update(plain).digest('hex');
}
