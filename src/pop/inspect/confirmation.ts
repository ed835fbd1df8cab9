import { isObject } from '../../proof/isObject.ts';
import type { JsonObject } from '../../proof/popToken.ts';

/**
 * The claim `cnf`, which names the key that a token is bound to (RFC 7800, section 3.1). Old
 * issuers write it as JSON in a string, and Microsoft.IdentityModel takes that.
 */
export function confirmationOf({ cnf }: JsonObject): JsonObject | undefined {
  const value = typeof cnf === 'string' ? parsed(cnf) : cnf;
  return isObject(value) ? value : undefined;
}

/** The key itself in such a claim (RFC 7800, section 3.2). */
export function keyIn(claims: JsonObject): JsonObject | undefined {
  const jwk = confirmationOf(claims)?.jwk;
  return isObject(jwk) ? jwk : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
