const secretName = /authorization|cookie|token|secret|passw|api-?key|-key$|credential/i;

/** Their names sound like secrets. Of `Authorization`, the view masks the token. */
const notSecret = new Set(['authorization', 'www-authenticate', 'authentication-info']);

/** The value of a header as it may be shown: none if its name sounds like a secret. */
export function shownHeaderValue(name: string, value: string): string {
  return secretName.test(name) && !notSecret.has(name.toLowerCase()) ? '…' : value;
}
