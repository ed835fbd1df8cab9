/** A challenge of `WWW-Authenticate` (RFC 9110, section 11.3). */
export interface Challenge {
  /** In small letters, since case doesn't matter in it. */
  readonly scheme: string;
  /** What follows the scheme where it isn't a list of parameters (RFC 9110, section 11.2). */
  readonly token68?: string;
  /** By their names in small letters. */
  readonly parameters: ReadonlyMap<string, string>;
}

const token = "[!#$%&'*+.^_`|~\\w-]+";
const quotedString = '"(?:[^"\\\\]|\\\\.)*"';
const element = new RegExp(`(?:${quotedString}|[^",])*`, 'y');
const parameter = new RegExp(`^(${token})[ \\t]*=[ \\t]*(${token}|${quotedString})$`);
const schemeAndRest = new RegExp(`^(${token})(?: +(.+))?$`);
const token68 = /^[\w.~+/-]+=*$/;

/** The nonce that a server wants in the PoP token of the next request (its challenge). */
export function popNonceChallenge(headers: Headers): string | undefined {
  const nonces = parseChallenges(headers.get('www-authenticate') ?? '')
    .filter(({ scheme }) => scheme === 'pop')
    .map(({ parameters }) => parameters.get('nonce'));
  return nonces.find((nonce) => nonce);
}

/** The nonce that a server hands out for the next request, as it accepts this one. */
export function nextNonce(headers: Headers): string | undefined {
  const nonce = parseAuthenticationInfo(headers.get('authentication-info') ?? '').get('nextnonce');
  return nonce === '' ? undefined : nonce;
}

/**
 * Reads `WWW-Authenticate` (RFC 9110, sections 11.2, 11.3 and 11.6.1, and appendix A): several
 * challenges in one field, or several fields joined by commas. What can't be read is left
 * out, with the parameters after it, since nobody knows whose they are.
 */
export function parseChallenges(field: string): readonly Challenge[] {
  const challenges: (Challenge & { parameters: Map<string, string> })[] = [];
  let parameters: Map<string, string> | undefined;
  for (const text of listElements(field)) {
    if (parameter.test(text)) {
      addParameter(parameters, text);
      continue;
    }
    const [, scheme, rest] = schemeAndRest.exec(text) ?? [];
    parameters = undefined;
    if (scheme === undefined) {
      continue;
    }
    const hasParameter = rest !== undefined && parameter.test(rest);
    if (rest === undefined || hasParameter) {
      parameters = new Map();
      addParameter(parameters, rest ?? '');
      challenges.push({ scheme: scheme.toLowerCase(), parameters });
    } else if (token68.test(rest)) {
      challenges.push({ scheme: scheme.toLowerCase(), token68: rest, parameters: new Map() });
    }
  }
  return challenges;
}

/** Reads `Authentication-Info` (RFC 9110, section 11.6.3): parameters by name. */
export function parseAuthenticationInfo(field: string): ReadonlyMap<string, string> {
  const parameters = new Map<string, string>();
  for (const text of listElements(field)) {
    addParameter(parameters, text);
  }
  return parameters;
}

/** The elements of a list (RFC 9110, section 5.6.1), where empty ones don't count. */
function listElements(field: string): readonly string[] {
  const elements: string[] = [];
  for (let start = 0; start < field.length; start++) {
    element.lastIndex = start;
    const text = element.exec(field)?.[0] ?? '';
    start += text.length;
    if (start < field.length && field[start] !== ',') {
      // A quoted string that never ends: nothing can be told apart from here on.
      break;
    }
    elements.push(text.trim());
  }
  return elements.filter((text) => text !== '');
}

/** A name must not occur twice; where it does, the first one counts. */
function addParameter(parameters: Map<string, string> | undefined, text: string): void {
  const [, name = '', value = ''] = parameter.exec(text) ?? [];
  const key = name.toLowerCase();
  if (parameters && key !== '' && !parameters.has(key)) {
    parameters.set(key, unquoted(value));
  }
}

function unquoted(value: string): string {
  return value.startsWith('"') ? value.slice(1, -1).replace(/\\(.)/g, '$1') : value;
}
