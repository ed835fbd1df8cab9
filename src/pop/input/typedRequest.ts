import { METHODS } from 'node:http';
import { parseUri } from '../../proof/popUri.ts';

/** A request as somebody types it. */
export interface TypedRequest {
  /** Undefined if only a URL was typed. */
  readonly method?: string;
  /** In its canonical form. */
  readonly uri: string;
}

const thisMachine = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?(?:[/?#]|$)/i;
const hostAndPort = /^[^\s/?#:@]+\.[^\s/?#:@]+(?::\d+)?(?:[/?#]|$)/;

/**
 * Reads a URL, or a method and a URL. A host without a scheme is completed: with https://, or
 * http:// for this machine.
 * @throws {PopRequestError}
 */
export function parseTypedRequest(text: string): TypedRequest {
  const [, method, rest = text] = /^([a-z-]+)\s+(\S.*)$/i.exec(text) ?? [];
  const isMethod = method !== undefined && METHODS.includes(method.toUpperCase());
  return {
    ...(isMethod && { method: method.toUpperCase() }),
    uri: parseUri(withScheme(isMethod ? rest : text)).href,
  };
}

function withScheme(text: string): string {
  if (thisMachine.test(text)) {
    return `http://${text}`;
  }
  return hostAndPort.test(text) ? `https://${text}` : text;
}
