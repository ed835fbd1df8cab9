const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Whether a token may be sent to a URL: over https, or over http within this machine, whose
 * traffic nobody on the way can read.
 */
export function isSecureUrl({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && loopbackHosts.has(hostname));
}
