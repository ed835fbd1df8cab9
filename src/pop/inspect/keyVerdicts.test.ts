import assert from 'node:assert/strict';
import { decodeToken } from '../../proof/popToken.ts';
import { createAnyTokenMaker, signedAt } from '../../test/builders/anyPopTokens.ts';
import type { AnyTokenMaker, Differences } from '../../test/builders/anyPopTokens.ts';
import { gatherEvidence } from './evidence.ts';
import { keyVerdicts } from './keyVerdicts.ts';

const good = {
  accessToken: ['accessToken', 'good', 'It contains an access token.'],
  signature: ['signature', 'good', 'The signature verifies with the key in the token.'],
  keyBinding: ['keyBinding', 'good', 'The access token is bound to the key that signed.'],
};
const bad = {
  accessToken: ['accessToken', 'bad', 'It contains no access token that can be read.'],
  noKey: ['signature', 'bad', 'There is no key in it that the signature could be verified with.'],
  signature: ['signature', 'bad', "The signature doesn't verify with the key in the token."],
  keyBinding: ['keyBinding', 'bad', 'The access token is not bound to the key that signed.'],
};
const open = [
  'keyBinding',
  'unknown',
  "Whether the access token is bound to the key that signed can't be seen here.",
];

describe('what is said of the keys of a PoP token', () => {
  let maker: AnyTokenMaker;
  let other: AnyTokenMaker;

  before(async () => {
    [maker, other] = [await createAnyTokenMaker(), await createAnyTokenMaker()];
  });

  async function verdicts(differences: Differences) {
    const token = decodeToken(maker.sign(differences));
    assert.ok(token);
    const evidence = await gatherEvidence(token, undefined, signedAt * 1000);
    return keyVerdicts(evidence).map(({ check, state, sentence }) => [check, state, sentence]);
  }

  it('is good if the key that the access token names has signed, or the one in it', async () => {
    const all = [good.accessToken, good.signature, good.keyBinding];
    assert.deepEqual(await verdicts({}), all);
    const cnf = { jwk: maker.jwk };
    assert.deepEqual(await verdicts({ accessTokenClaims: { cnf } }), all);
    const once = { claims: { cnf: undefined }, accessTokenClaims: { cnf } };
    assert.deepEqual(await verdicts(once), all);
  });

  it('is bad if another key has signed than the one in either token', async () => {
    const { accessToken, keyBinding } = good;
    assert.deepEqual(await verdicts({ signer: other.privateKey }), [
      accessToken,
      bad.signature,
      keyBinding,
    ]);
    assert.deepEqual(await verdicts({ accessTokenClaims: { cnf: { jwk: other.jwk } } }), [
      accessToken,
      bad.signature,
      bad.keyBinding,
    ]);
  });

  it('is bad without a key, an access token or a binding', async () => {
    const { accessToken, signature } = good;
    const unbound = { accessTokenClaims: { cnf: { kid: 'other' } } };
    assert.deepEqual(await verdicts(unbound), [accessToken, signature, bad.keyBinding]);
    const noKey = { claims: { cnf: undefined } };
    assert.deepEqual(await verdicts(noKey), [accessToken, bad.noKey, bad.keyBinding]);
    const noToken = { claims: { at: undefined } };
    assert.deepEqual(await verdicts(noToken), [bad.accessToken, signature, bad.keyBinding]);
  });

  it('is open if only a server can read what the access token is bound to', async () => {
    const encrypted = await verdicts({ accessToken: 'a.b.c.d.e' });
    assert.deepEqual(encrypted[0]?.slice(0, 2), ['accessToken', 'unknown']);
    assert.deepEqual(encrypted.slice(1), [good.signature, open]);
    const jku = 'https://keys.contoso.test/';
    const elsewhere = await verdicts({ accessTokenClaims: { cnf: { jku } } });
    assert.deepEqual(elsewhere[2], open);
    const both = await verdicts({ accessTokenClaims: { cnf: { jku, kid: maker.thumbprint } } });
    assert.deepEqual(both[2], good.keyBinding);
  });
});
