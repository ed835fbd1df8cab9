import assert from 'node:assert/strict';
import { confirmationOf, keyIn } from './confirmation.ts';

describe('the key that a token is bound to', () => {
  it('is named by an object, or by JSON of one in a string', () => {
    const confirmation = { kid: 'k' };
    assert.deepEqual(confirmationOf({ cnf: confirmation }), confirmation);
    assert.deepEqual(confirmationOf({ cnf: JSON.stringify(confirmation) }), confirmation);
  });

  it('is named by nothing else', () => {
    for (const cnf of [undefined, null, 7, ['kid'], 'kid', 'null', '["kid"]', '7', '{']) {
      assert.equal(confirmationOf({ cnf }), undefined, JSON.stringify(cnf));
      assert.equal(keyIn({ cnf }), undefined);
    }
  });

  it('may stand there itself', () => {
    const jwk = { kty: 'RSA' };
    assert.deepEqual(keyIn({ cnf: { jwk } }), jwk);
    for (const none of [undefined, null, 'RSA', ['RSA']]) {
      assert.equal(keyIn({ cnf: { jwk: none } }), undefined);
    }
  });
});
