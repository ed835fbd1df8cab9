import * as l10n from '@vscode/l10n';
import { decodeJwt, decodeProtectedHeader } from 'jose';

/** The members of a JOSE header or of a claims set, as they are on the wire: unchecked. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** A JSON Web Token (RFC 7519), taken apart. */
export interface DecodedToken {
  readonly text: string;
  readonly header: JsonObject;
  readonly claims: JsonObject;
}

/** A PoP token (draft-ietf-oauth-signed-http-request-03), taken apart. */
export interface PopToken extends DecodedToken {
  /** The claim `at`; undefined if it isn't a token that can be read here. */
  readonly accessToken: DecodedToken | undefined;
  /** Whether `at` is encrypted (RFC 7516), so that only the server can read it. */
  readonly isEncrypted: boolean;
}

/** The checks of a PoP token that a broker issued. */
export type PopTokenCheck =
  | 'type'
  | 'accessToken'
  | 'signature'
  | 'keyBinding'
  | 'method'
  | 'host'
  | 'path'
  | 'nonce'
  | 'age';

/** A token that isn't the PoP token it should be. Its message holds nothing of the token. */
export class PopTokenError extends Error {
  /** The first check that failed; `format` if the token can't even be read. */
  readonly check: PopTokenCheck | 'format';

  constructor(check: PopTokenCheck | 'format') {
    super(l10n.t('The PoP token is not valid; the check that failed is "{0}".', check));
    this.name = 'PopTokenError';
    this.check = check;
  }
}

/** Far above any token that a header can carry. */
const longestToken = 128 * 1024;

/** Far deeper than any claim is. Whatever writes a value out fails at some depth. */
const deepestNesting = 100;

/**
 * Takes a PoP token apart, without any check but its form.
 * @throws {PopTokenError} of the check `format`.
 */
export function decodePopToken(text: string): PopToken {
  const token = decodeToken(text);
  if (!token) {
    throw new PopTokenError('format');
  }
  const { at } = token.claims;
  return {
    ...token,
    accessToken: typeof at === 'string' ? decodeToken(at) : undefined,
    isEncrypted: typeof at === 'string' && isEncryptedToken(at),
  };
}

/** Whether a text is an encrypted token: its five parts tell it from a signed one (RFC 7516, section 9). */
export function isEncryptedToken(text: string): boolean {
  return /^[\w-]+(?:\.[\w-]*){4}$/.test(text);
}

/** Takes a signed JSON Web Token apart; undefined if the text is none that anybody would send. */
export function decodeToken(text: string): DecodedToken | undefined {
  if (text.length > longestToken) {
    return undefined;
  }
  try {
    const token = { text, header: { ...decodeProtectedHeader(text) }, claims: decodeJwt(text) };
    return nestsAtMost(deepestNesting, token) ? token : undefined;
  } catch {
    return undefined;
  }
}

function nestsAtMost(levels: number, value: unknown): boolean {
  return (
    typeof value !== 'object' ||
    value === null ||
    (levels > 0 && Object.values(value).every((inner) => nestsAtMost(levels - 1, inner)))
  );
}
