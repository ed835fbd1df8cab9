import { parseUri } from '../../../proof/popUri.ts';
import { PopRequestError } from '../../../proof/popRequestError.ts';
import { isSecureUrl } from '../../../proof/secureUrl.ts';
import type { Problem } from '../grammar/httpFile.ts';
import { encodeTarget } from './encodeTarget.ts';

/**
 * The absolute URL that a filled in target means: without a scheme it is http, a path goes to the
 * `Host` header, over https if that names port 443 or 8443. What a URL must not have below its
 * host is percent-encoded, as the other programs do before they send.
 * @returns a problem if there is none, or none that may be sent to.
 */
export function requestUri(
  target: string,
  host: string | undefined,
): { readonly uri: string } | { readonly uriProblem: Problem } {
  const absolute = absoluteTarget(target, host);
  const [, authority = '', rest = ''] = /^(https?:\/\/[^/?#]+)(.*)$/is.exec(absolute) ?? [];
  // A parser of URLs takes a backslash for a slash; in a host it stays, and is refused.
  const uri = authority + encodeTarget(rest).replaceAll('\\', '%5C');
  if (!URL.canParse(uri)) {
    return { uriProblem: { cause: 'noUrl', text: target } };
  }
  if (!isSecureUrl(new URL(uri))) {
    return { uriProblem: { cause: 'insecure', text: target } };
  }
  const reason = refusalOf(uri);
  return reason === undefined ? { uri } : { uriProblem: { cause: 'badUrl', text: reason } };
}

/** Whether a target goes to another machine over http, whatever its templates are filled with. */
export function isInsecureTarget(target: string): boolean {
  const [, host] = /^http:\/\/([^/?#{}@]+)(?:[/?#]|$|:\{)/i.exec(target) ?? [];
  const url = `http://${host ?? ''}/`;
  return host !== undefined && URL.canParse(url) && !isSecureUrl(new URL(url));
}

function absoluteTarget(target: string, host = ''): string {
  if (target.startsWith('/')) {
    const scheme = /:(?:8?443)$/.test(host) ? 'https' : 'http';
    return host === '' ? '' : `${scheme}://${host}${target}`;
  }
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(target) ? target : `http://${target}`;
}

/** In a sentence. */
function refusalOf(uri: string): string | undefined {
  try {
    parseUri(uri);
    return undefined;
  } catch (error) {
    if (error instanceof PopRequestError) {
      return error.message;
    }
    throw error;
  }
}
