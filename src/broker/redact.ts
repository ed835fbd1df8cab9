/** A line that is longer says nothing more; what follows is cut off. */
const longestLine = 4096;

const guid = '[\\da-f]{8}-(?:[\\da-f]{4}-){3}[\\da-f]{12}';

/** Characters of base64 in all its forms, and of paths. */
const data = '[\\w+/=-]';

/**
 * What must not be read in a log, the more particular first. A GUID may be the id of a person
 * or a tenant, unless the line says that it is a correlation id, which support asks for. Long
 * words of letters alone are names of functions.
 */
const secrets: readonly (readonly [RegExp, string])[] = [
  [/\beyJ[\w-]+(?:\.[\w-]*){1,4}/g, '<token>'],
  [/(?<=\bhttps?:[^\s"'<>?#]*)[?#][^\s"'<>]*/gi, '?<query>'],
  [/[\w.%+#-]+@(?:[\w-]+\.)+[a-z]{2,}/gi, '<name>'],
  [new RegExp(`(?<!correlation[ _]?id(?:, value)?\\W{1,3})\\b${guid}\\b`, 'gi'), '<id>'],
  [
    /("?\b(?:nonce|username|login_?hint|upn|password|secret)"?\s*[:=]\s*)"?[^\s",;}]+"?/gi,
    '$1<secret>',
  ],
  [new RegExp(`(?<!${data})(?!${guid}(?!${data}))(?=${data}*\\d)${data}{32,}`, 'gi'), '<data>'],
];

/** A log line without tokens, nonces, ids, sign-in names and queries of URLs. */
export function redact(line: string): string {
  const shown = line.length > longestLine ? `${line.slice(0, longestLine)}…` : line;
  return secrets.reduce((text, [pattern, mask]) => text.replace(pattern, mask), shown);
}
