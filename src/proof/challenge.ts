import { FieldReader } from './fieldReader.ts';
import type { Parameter } from './fieldReader.ts';
import { isNonce } from './nonce.ts';

/** A challenge of `WWW-Authenticate` (RFC 9110, section 11.3). */
export interface Challenge {
  /** In lowercase, since case doesn't matter in it. */
  readonly scheme: string;
  /** The rest after the scheme if it isn't a list of parameters (RFC 9110, section 11.2). */
  readonly token68?: string;
  /** By their names in lowercase. */
  readonly parameters: ReadonlyMap<string, string>;
}

/**
 * The nonce that a server wants in the PoP token of the next request (its challenge); undefined
 * if it is none that a token can have.
 */
export function popNonceChallenge(headers: Headers): string | undefined {
  return popNonceIn(headers.get('www-authenticate') ?? '');
}

/** The same of a field `WWW-Authenticate`. */
export function popNonceIn(field: string): string | undefined {
  return parseChallenges(field)
    .filter(({ scheme }) => scheme === 'pop')
    .map(({ parameters }) => parameters.get('nonce') ?? '')
    .find(isNonce);
}

/**
 * The nonce that a server hands out for the next request, as it accepts this one; undefined if
 * it is none that a token can have.
 */
export function nextNonce(headers: Headers): string | undefined {
  const nonce = parseAuthenticationInfo(headers.get('authentication-info') ?? '').get('nextnonce');
  return nonce !== undefined && isNonce(nonce) ? nonce : undefined;
}

/** The challenges of `WWW-Authenticate` that ask for a token of a kind that brokers issue. */
export function tokenChallenges(field: string): readonly Challenge[] {
  return parseChallenges(field).filter(({ scheme }) => scheme === 'bearer' || scheme === 'pop');
}

/**
 * Reads `WWW-Authenticate` (RFC 9110, sections 11.2, 11.3 and 11.6.1, and appendix A): several
 * challenges in one field, or several fields joined by commas. Values that lack their quotes and
 * commas that are missing are no matter, since servers of Microsoft send them. An element that
 * can't be read is left out, with the parameters after it, since nobody knows whose they are.
 */
export function parseChallenges(field: string): readonly Challenge[] {
  const challenges: Challenge[] = [];
  let parameters: Map<string, string> | undefined;
  const reader = new FieldReader(field);
  while (reader.next()) {
    const parameter = reader.parameter();
    if (parameter) {
      addParameter(parameters, parameter);
      continue;
    }
    const scheme = reader.scheme();
    if (scheme === undefined) {
      // After a value that lacks its quotes, the rest of it; then the list goes on.
      parameters = reader.isAfterComma ? undefined : parameters;
      reader.skip();
      continue;
    }
    const token68 = reader.token68();
    if (token68 === undefined) {
      parameters = new Map();
      challenges.push({ scheme, parameters });
    } else {
      parameters = undefined;
      challenges.push({ scheme, token68, parameters: new Map() });
    }
  }
  return challenges;
}

/**
 * Reads `Authentication-Info` (RFC 9110, section 11.6.3): parameters by name. A scheme before
 * them, which MSAL.NET expects and the RFC doesn't have, must be PoP.
 */
export function parseAuthenticationInfo(field: string): ReadonlyMap<string, string> {
  const parameters = new Map<string, string>();
  let isOurs = true;
  const reader = new FieldReader(field);
  while (reader.next()) {
    const parameter = reader.parameter();
    if (parameter) {
      addParameter(isOurs ? parameters : undefined, parameter);
      continue;
    }
    const scheme = reader.scheme();
    if (scheme === undefined) {
      reader.skip();
    } else {
      isOurs = scheme === 'pop';
    }
  }
  return parameters;
}

/** A name must not occur twice; if it does, the first one counts. */
function addParameter(parameters: Map<string, string> | undefined, parameter: Parameter): void {
  const [name, value] = parameter;
  if (parameters && !parameters.has(name)) {
    parameters.set(name, value);
  }
}
