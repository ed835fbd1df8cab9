import * as l10n from '@vscode/l10n';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import type { PopRequest } from './broker.ts';
import { passes, signedHttpRequestChecks } from './signedHttpRequestChecks.ts';
import type { SignedHttpRequestCheck } from './signedHttpRequestChecks.ts';

/** The members of a JOSE header or of a claims set, as they are on the wire: unchecked. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** A JSON Web Token (RFC 7519), taken apart. */
export interface DecodedToken {
  readonly text: string;
  readonly header: JsonObject;
  readonly claims: JsonObject;
}

/** A PoP token (draft-ietf-oauth-signed-http-request-03), taken apart. */
export interface SignedHttpRequest extends DecodedToken {
  /** The claim `at`; undefined where it isn't a token that can be read here. */
  readonly accessToken: DecodedToken | undefined;
}

/** A token that isn't the PoP token it should be. Its message holds nothing of the token. */
export class SignedHttpRequestError extends Error {
  /** The first check that failed; `format` where the token can't even be read. */
  readonly check: SignedHttpRequestCheck | 'format';

  constructor(check: SignedHttpRequestCheck | 'format') {
    super(l10n.t('The PoP token is not valid; the check that failed is "{0}".', check));
    this.name = 'SignedHttpRequestError';
    this.check = check;
  }
}

/** Far above any token that a header can carry. */
const longestToken = 128 * 1024;

/**
 * Takes a PoP token apart, without any check but its form.
 * @throws {SignedHttpRequestError}
 */
export function decodeSignedHttpRequest(token: string): SignedHttpRequest {
  const request = decodeToken(token);
  if (!request) {
    throw new SignedHttpRequestError('format');
  }
  const { at } = request.claims;
  return { ...request, accessToken: typeof at === 'string' ? decodeToken(at) : undefined };
}

/**
 * Checks that a PoP token is signed, by the key that its access token is bound to, for just
 * the expected request.
 * @param now in milliseconds since the epoch.
 * @returns the token, taken apart.
 * @throws {SignedHttpRequestError} and nothing else, whatever the token is.
 */
export async function verifySignedHttpRequest(
  token: string,
  expected: PopRequest,
  now = Date.now(),
): Promise<SignedHttpRequest> {
  const request = decodeSignedHttpRequest(token);
  for (const check of signedHttpRequestChecks) {
    if (!(await passes(check, request, expected, now))) {
      throw new SignedHttpRequestError(check);
    }
  }
  return request;
}

/** Takes a signed JSON Web Token apart; undefined where the text is none. */
export function decodeToken(text: string): DecodedToken | undefined {
  if (text.length > longestToken) {
    return undefined;
  }
  try {
    return { text, header: { ...decodeProtectedHeader(text) }, claims: decodeJwt(text) };
  } catch {
    return undefined;
  }
}
