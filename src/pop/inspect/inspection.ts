import * as l10n from '@vscode/l10n';
import type { PopRequest } from '../../proof/popRequest.ts';
import { decodeToken, isEncryptedToken } from '../../proof/popToken.ts';
import type { DecodedToken, JsonObject } from '../../proof/popToken.ts';
import { hasPopType } from '../../proof/popTokenChecks.ts';
import { findToken } from '../view/tokenText.ts';
import { confirmationOf } from './confirmation.ts';
import { gatherEvidence } from './evidence.ts';
import type { Evidence } from './evidence.ts';

/** A PoP token, with all that it is judged by. */
export interface PopInspection {
  readonly kind: 'pop';
  readonly token: DecodedToken;
  readonly evidence: Evidence;
}

/** Any other JSON Web Token. */
export interface OtherInspection {
  /**
   * `bound`: an access token that works only inside a PoP token; `dpopBound`: only beside a
   * DPoP proof; `certificateBound`: only over TLS with a certificate of the client. `encrypted`: all
   * that can be read is its header.
   */
  readonly kind: 'bearer' | 'bound' | 'dpopBound' | 'certificateBound' | 'dpop' | 'encrypted';
  readonly token: DecodedToken;
}

export type Inspection = PopInspection | OtherInspection;

/** A text that can't be inspected, and why; nothing of the text is in the message. */
export class InspectionError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'InspectionError';
  }
}

/**
 * Takes the first token of a text apart, all on this machine.
 * @param text a token, or what contains one: a header, a curl command.
 * @param request the request that the token is for, if it is known.
 * @param now in milliseconds since the epoch.
 * @throws {InspectionError}
 */
export async function inspectToken(
  text: string,
  request: PopRequest | undefined,
  now: number,
): Promise<Inspection> {
  const found = findToken(text);
  if (found === undefined) {
    throw new InspectionError(l10n.t('There is no token in this text.'));
  }
  const isEncrypted = isEncryptedToken(found);
  const token = isEncrypted ? decodeEncrypted(found) : decodeToken(found);
  if (!token) {
    throw new InspectionError(l10n.t("This token can't be read. It may be cut off or too long."));
  }
  if (isEncrypted) {
    return { kind: 'encrypted', token };
  }
  return isPopToken(token)
    ? { kind: 'pop', token, evidence: await gatherEvidence(token, request, now) }
    : { kind: kindOf(token), token };
}

/** The header of an encrypted token (RFC 7516, section 3.1) can be read by everybody. */
function decodeEncrypted(text: string): DecodedToken | undefined {
  const [header = ''] = text.split('.');
  // A signed token around the same header is what can be taken apart here.
  const decoded = decodeToken(`${header}.e30.`);
  return decoded && { text, header: decoded.header, claims: {} };
}

/** One with a wrong type in its header still shows what it is by its claims. */
function isPopToken({ header, claims }: DecodedToken): boolean {
  return (
    hasPopType(header) || (typeof claims.at === 'string' && ('cnf' in claims || 'ts' in claims))
  );
}

function kindOf({ header, claims }: DecodedToken): OtherInspection['kind'] {
  if (header.typ === 'dpop+jwt') {
    return 'dpop';
  }
  const confirmation: JsonObject = confirmationOf(claims) ?? {};
  if (confirmation.jkt !== undefined) {
    return 'dpopBound';
  }
  if (confirmation['x5t#S256'] !== undefined) {
    return 'certificateBound';
  }
  return claims.cnf === undefined ? 'bearer' : 'bound';
}
