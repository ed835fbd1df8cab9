import * as l10n from '@vscode/l10n';
import type { PopRequest } from '../broker/broker.ts';
import { decodeSignedHttpRequest, decodeToken } from '../broker/signedHttpRequest.ts';
import type { DecodedToken, SignedHttpRequest } from '../broker/signedHttpRequest.ts';
import { boundTo, hasPopType } from '../broker/signedHttpRequestChecks.ts';
import { knownValidators } from './knownValidators.ts';
import { findToken } from './tokenText.ts';
import { verdictsOn } from './verdicts.ts';
import type { Verdict } from './verdicts.ts';

/** What is to be said about a PoP token. */
export interface PopInspection {
  readonly kind: 'pop';
  readonly token: SignedHttpRequest;
  readonly verdicts: readonly Verdict[];
  readonly validators: readonly {
    readonly name: string;
    /** Why it refuses the token; empty where it accepts it. */
    readonly refusals: readonly string[];
    /** What it accepts the token on; empty where it refuses it. */
    readonly condition: string;
  }[];
}

/** Any other JSON Web Token. */
export interface OtherInspection {
  /**
   * `bound`: an access token that works only inside a PoP token; `dpopBound`: only beside a
   * DPoP proof; `certificateBound`: only over TLS with a certificate of the client.
   */
  readonly kind: 'bearer' | 'bound' | 'dpopBound' | 'certificateBound' | 'dpop';
  readonly token: DecodedToken;
}

/** A text that can't be inspected, and why; nothing of the text is in the message. */
export class InspectionError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'InspectionError';
  }
}

/**
 * Takes the first token of a text apart and judges it, all on this machine.
 * @param text a token, or what contains one: a header, a curl command.
 * @param sentWith the request that the token is for, where it is known.
 * @param now in milliseconds since the epoch.
 * @throws {InspectionError}
 */
export async function inspectToken(
  text: string,
  sentWith: PopRequest | undefined,
  now: number,
): Promise<PopInspection | OtherInspection> {
  const found = findToken(text);
  if (found === undefined) {
    throw new InspectionError(
      l10n.t('There is no token in this text. A token has three parts with dots between them.'),
    );
  }
  if (found.split('.').length === 5) {
    throw new InspectionError(
      l10n.t('This token is encrypted: only the server that it is for can read it.'),
    );
  }
  const token = decodeToken(found);
  if (!token) {
    throw new InspectionError(
      l10n.t("This looks like a token, but it can't be read. It may be cut off or too long."),
    );
  }
  return isSignedHttpRequest(token)
    ? inspectPop(decodeSignedHttpRequest(found), sentWith, now)
    : { kind: kindOf(token), token };
}

async function inspectPop(
  token: SignedHttpRequest,
  sentWith: PopRequest | undefined,
  now: number,
): Promise<PopInspection> {
  const verdicts = await verdictsOn(token, sentWith, now);
  const failed = new Set(
    verdicts.filter(({ outcome }) => outcome === 'fails').map(({ check }) => check),
  );
  const evidence = { request: token, sentWith, failed, now };
  return {
    kind: 'pop',
    token,
    verdicts,
    validators: knownValidators.map((validator) => {
      const refusals = validator.refusals(evidence);
      const condition = refusals.length === 0 ? validator.condition(evidence) : '';
      return { name: validator.name, refusals, condition };
    }),
  };
}

/** One with a wrong type in its header still shows what it is by its claims. */
function isSignedHttpRequest({ header, claims }: DecodedToken): boolean {
  return hasPopType(header) || (typeof claims.at === 'string' && claims.cnf !== undefined);
}

function kindOf({ header, claims }: DecodedToken): OtherInspection['kind'] {
  if (header.typ === 'dpop+jwt') {
    return 'dpop';
  }
  if (boundTo(claims, 'jkt') !== undefined) {
    return 'dpopBound';
  }
  if (boundTo(claims, 'x5t#S256') !== undefined) {
    return 'certificateBound';
  }
  return claims.cnf === undefined ? 'bearer' : 'bound';
}
