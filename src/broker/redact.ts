/** A line that is longer says nothing more; what follows is cut off. */
const longestLine = 4096;

/**
 * What must not be read in a log, the more particular first. Correlation ids are GUIDs too,
 * but so are the ids of people and tenants, and a line does not tell them apart.
 */
const secrets: readonly (readonly [RegExp, string])[] = [
  [/\beyJ[\w-]+(?:\.[\w-]*){1,4}/g, '<token>'],
  [/[?#][^\s"'<>]*/g, '?<query>'],
  [/[\w.%+#-]+@[\w-]+(?:\.[\w-]+)*/g, '<name>'],
  [/\b[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}\b/gi, '<id>'],
  [
    /("?\b(?:nonce|username|login_?hint|upn|password|secret)"?\s*[:=]\s*)"?[^\s",;}]+"?/gi,
    '$1<secret>',
  ],
  [/[\w+/=-]{32,}/g, '<data>'],
];

/** A log line without tokens, nonces, ids, sign-in names and queries of URLs. */
export function redact(line: string): string {
  const shown = line.length > longestLine ? `${line.slice(0, longestLine)}…` : line;
  return secrets.reduce((text, [pattern, mask]) => text.replace(pattern, mask), shown);
}
