import assert from 'node:assert/strict';
import { createPublicKey } from 'node:crypto';
import { createAnyTokenMaker } from '../../test/builders/anyPopTokens.ts';
import { certificate, certificateKey } from '../../test/builders/certificate.ts';
import { certificateOf, publicKey, thumbprintOf } from './publicKey.ts';

describe('the public key of a token', () => {
  const ofCertificate = createPublicKey(certificateKey);

  for (const algorithm of ['RS256', 'ES256', 'EdDSA'] as const) {
    it(`is that of its JWK: ${algorithm}`, async () => {
      const { jwk, thumbprint } = await createAnyTokenMaker(algorithm);
      const key = { ...jwk };
      assert.deepEqual(publicKey(key)?.export({ format: 'jwk' }), jwk);
      assert.equal(await thumbprintOf(key), thumbprint);
    });

    it(`is that of its JWK even if a certificate lies beside it: ${algorithm}`, async () => {
      const { jwk, thumbprint } = await createAnyTokenMaker(algorithm);
      const key = { ...jwk, x5c: [certificate] };
      assert.equal(certificateOf(key), undefined);
      assert.deepEqual(publicKey(key)?.export({ format: 'jwk' }), jwk);
      assert.equal(await thumbprintOf(key), thumbprint);
    });
  }

  it('is that of the first certificate if nothing else is there', async () => {
    const key = { kty: 'EC', x5c: [certificate, 'another'] };
    const jwk = ofCertificate.export({ format: 'jwk' });
    assert.equal(certificateOf(key), certificate);
    assert.deepEqual(publicKey(key)?.export({ format: 'jwk' }), jwk);
    assert.equal(await thumbprintOf(key), await thumbprintOf({ ...jwk }));
  });

  it('is none if neither can be read', async () => {
    for (const key of [
      {},
      { kty: 'RSA', n: 'AQAB' },
      { kty: 'EC', crv: 'P-256', x: 'AA' },
      { x5c: ['AAAA'] },
      { x5c: [7] },
      { x5c: [] },
      { x5c: certificate },
    ]) {
      assert.equal(publicKey(key), undefined);
      assert.equal(await thumbprintOf(key), undefined);
    }
  });

  it('is in no certificate if none is there in base64', () => {
    for (const x5c of [undefined, null, certificate, [], [7], [[certificate]]]) {
      assert.equal(certificateOf({ x5c }), undefined);
    }
  });
});
