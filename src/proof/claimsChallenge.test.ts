import assert from 'node:assert/strict';
import { claimsChallenge } from './claimsChallenge.ts';

/** Its characters need "+", "/" and "=". */
const claims = Buffer.from('{"a":"ýþ?>"}').toString('base64');

describe('claims challenge', () => {
  it('is read from a challenge for a bearer or a PoP token', () => {
    for (const field of [
      `Bearer realm="", error="insufficient_claims", claims="${claims}"`,
      `PoP nonce="n", Bearer authorization_uri=https://a.test/b claims=${claims}`,
      `Bearer error="invalid_token", PoP claims="${claims}"`,
    ]) {
      assert.equal(claimsChallenge(field), claims);
    }
  });

  it('is none without claims that can be read, or of another scheme', () => {
    for (const field of [
      '',
      'Bearer error="invalid_token"',
      'Bearer claims=""',
      'Bearer claims="{}"',
      `Bearer claims="${btoa(`{"a":"${'a'.repeat(16_384)}"}`)}"`,
      `Bearer claims="${btoa('[]')}"`,
      `Bearer claims="${btoa('{"access_token":1}')}"`,
      `Bearer claims="${claims.slice(0, -4)}"`,
      `Digest claims="${claims}"`,
    ]) {
      assert.equal(claimsChallenge(field), undefined);
    }
  });
});
