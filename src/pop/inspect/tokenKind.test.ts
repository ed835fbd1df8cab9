import assert from 'node:assert/strict';
import { kindExplanation, kindName } from './tokenKind.ts';

/** What each kind is called, and what its explanation has to say of it. */
const kinds = {
  bearer: ['Bearer token', /whoever gets hold of it can use it/],
  bound: ['Access token that is bound to a key', /ask for a PoP token around it/],
  dpopBound: ['Access token that is bound to a DPoP key', /ask for a DPoP proof beside it/],
  certificateBound: [
    'Access token that is bound to a certificate',
    /ask for the client certificate/,
  ],
  dpop: ['DPoP proof', /the access token is sent beside it/],
  encrypted: ['Encrypted token', /only the server that it is for can read it/],
} as const;

describe('the kind of a token', () => {
  for (const [kind, [name, words]] of Object.entries(kinds)) {
    it(`has a name, and says what to know about it: ${kind}`, () => {
      assert.equal(kindName(kind as keyof typeof kinds), name);
      assert.match(kindExplanation(kind as keyof typeof kinds), words);
    });
  }

  it('has a name alone if it is PoP, of which the verdicts tell more', () => {
    assert.equal(kindName('pop'), 'PoP token');
  });
});
