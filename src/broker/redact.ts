/** A line that is longer says nothing more; what follows is cut off. In characters. */
const longestLine = 4096;

/** A longer word is no name of a function. In characters; it also bounds the time for a word. */
const longestWord = 200;

/** Line breaks, and characters that are not seen or change the order of others. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

const guid = '[\\da-f]{8}-(?:[\\da-f]{4}-){3}[\\da-f]{12}';

/** Characters of base64 in all its forms, and of paths. */
const data = '[\\w+/=-]';

/** Between a name and its value; the quotes of JSON may be escaped, and several values are a list. */
const is = String.raw`(?:[\s"'\\]{0,6}[=:]|, value:)[\s"'\\[]{0,6}`;
const isQuoted = String.raw`(?:[\s"'\\]{0,6}[=:]|, value:)[\s\\[]{0,6}["']`;

/** Nobody is to read the rest of a line after one of these names. */
const headers = new RegExp(`\\b((?:proxy-)?authorization|(?:set-)?cookie)\\b${is}.*`, 'i');

/** These may also be the end of a name, such as `popNonce` and `refresh_token`. */
const secretNames =
  '(?:nonce|secret|passw(?:or)?d|passphrase|assertion|credential|token|(?:device|user)_?code|' +
  'code_?verifier|username|login_?hint|(?:api|account|session|access|shared|private)[_-]?key)s?|' +
  '\\b(?:pwd|pin|otp|prt|upn|e?mail|sid|session_state)';
const personNames = '(?:given_?|family_?|display_?|user_?|middle_?|first_?|last_?|full_?)?name';

const secrets: readonly (readonly [RegExp, string])[] = [
  [headers, '$1: <secret>'],
  // The broker's own words about a failure, which may name anybody; they end with the line.
  [/\b((?:error[ _]?)?(?:context|message|description))(\s*[:=]\s*|\s+)(["']).*/i, '$1: <text>'],
  [/\b(error_?description)\b[\s"'\\]{0,6}[=:].*/i, '$1: <text>'],
  [/\beyJ[\w-]+(?:\.[\w-]*){0,4}/g, '<token>'],
  // Those whose header begins with white space; without a point, it is a word.
  [/\be(?:y[ABI]|w[klop01])[\w-]{5,}\.[\w-]*(?:\.[\w-]*){0,3}/g, '<token>'],
  [/\b([a-z][a-z\d+.-]{1,20}:\/\/)[^\s"'<>/?#@]*@/gi, '$1<name>@'],
  // A header's or a cookie's value without its header. A word without a digit is prose.
  [/\b((?:D?PoP|Bearer|Basic)\s{1,6})(?=[^\s"',;]{0,200}\d)[^\s"',;]+/gi, '$1<secret>'],
  [/\b((?:ESTS\w{0,40}|x-ms-\w[\w-]{0,40})\s?[=:]\s?)[^\s"',;]+/gi, '$1<secret>'],
  [/\b([a-z][a-z\d+.-]{1,20}:\/\/[^\s"'<>?#]*)[?#][^\s"'<>]*/gi, '$1?<query>'],
  [
    /((?:\/home|\/Users|\b[a-z]:\\{1,2}(?:Users|Documents and Settings))[\\/]{1,2})[^\\/\s"':;,]+/gi,
    '$1<name>',
  ],
  [new RegExp(`(${secretNames})(${isQuoted})[^"'\\\\]+`, 'gi'), '$1$2<secret>'],
  [new RegExp(`(${secretNames})(${is})[^\\s"',;}\\]&\\\\]+`, 'gi'), '$1$2<secret>'],
  // A number is the code of an error.
  [
    new RegExp(`\\b(code)(${is})(?!-?\\d{1,10}(?![\\w.])|0x[\\da-f]+\\b)[^\\s"',;}&\\\\]+`, 'gi'),
    '$1$2<secret>',
  ],
  [new RegExp(`\\b(${personNames})(${is})[^"',;}&\\\\]+`, 'gi'), '$1$2<name>'],
  [new RegExp(`(?<!correlation[ _]?id(?:, value)?\\W{1,3})\\b${guid}\\b`, 'gi'), '<id>'],
  [
    new RegExp(
      `(?<!${data})(?!${guid}(?!${data}))(?=${data}{0,${longestWord}}\\d)${data}{32,}`,
      'gi',
    ),
    '<data>',
  ],
];

/**
 * A log line without tokens, nonces, ids, names of users and queries of URLs, and without line
 * breaks. Its time grows with the length of the line and no faster, whatever is in it.
 */
export function redact(line: string): string {
  const shown = line.length > longestLine ? `${line.slice(0, longestLine)}…` : line;
  const withoutNames = shown
    .replace(unseen, ' ')
    .split(/([\s"<>(){}[\],;=|]+)/)
    .map((word) => (word.length > longestWord ? '<data>' : withoutName(word)))
    .join('');
  return secrets.reduce((text, [pattern, mask]) => text.replace(pattern, mask), withoutNames);
}

/** Sign-in names: `o'brien@contoso.com`, `CONTOSO\alex`. */
function withoutName(word: string): string {
  if (word.includes('@')) {
    return word.replace(/[^\s'`:/@]*(?:'[^\s'`:/@]+)*@[^\s@:/'`]*\.\p{L}{2,}/u, '<name>');
  }
  return word.includes('\\')
    ? word.replace(/^(['"]?)[\w.-]{1,64}\\{1,2}[\p{L}\p{N}._-]+(?![\p{L}\p{N}._\\-])/u, '$1<name>')
    : word;
}
