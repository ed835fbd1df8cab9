import assert from 'node:assert/strict';
import { constants, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { decodeToken } from '../../proof/popToken.ts';
import { createAnyTokenMaker } from '../../test/builders/anyPopTokens.ts';
import type { AnyTokenMaker } from '../../test/builders/anyPopTokens.ts';
import { rsaBits, signatureVerifies } from './signature.ts';

function verifies({ sign, privateKey }: AnyTokenMaker, alg?: unknown): boolean {
  const token = decodeToken(sign(alg === undefined ? {} : { header: { alg } }));
  assert.ok(token);
  return signatureVerifies(token, createPublicKey(privateKey));
}

/** An algorithm, a key for it, and the hash and the padding by the standard (RFC 7518). */
type Signing = readonly [alg: string, key: KeyObject, hash: string | null, padding?: number];

/** Whether what is signed so verifies with the public key, under the name of an algorithm. */
function verifiesAs(named: string, [, key, hash, padding]: Signing): boolean {
  const signing = { key, padding, dsaEncoding: 'ieee-p1363' } as const;
  const saltLength = constants.RSA_PSS_SALTLEN_DIGEST;
  const salted = padding === constants.RSA_PKCS1_PSS_PADDING ? { ...signing, saltLength } : signing;
  const signature = sign(hash, Buffer.from('a.b'), salted).toString('base64url');
  const token = { text: `a.b.${signature}`, header: { alg: named }, claims: {} };
  return signatureVerifies(token, createPublicKey(key));
}

describe('the signature of a token', () => {
  for (const algorithm of ['RS256', 'PS256', 'ES256', 'EdDSA'] as const) {
    it(`of ${algorithm} verifies, and under no other name`, async () => {
      const maker = await createAnyTokenMaker(algorithm);
      assert.equal(verifies(maker), true);
      for (const alg of [`x${algorithm}`, `${algorithm}x`, algorithm.toLowerCase(), 'none', 7]) {
        assert.equal(verifies(maker, alg), false, String(alg));
      }
    });
  }

  it('of one kind of key verifies with no algorithm of another', async () => {
    const makers = await Promise.all(
      (['RS256', 'ES256', 'EdDSA'] as const).map((algorithm) => createAnyTokenMaker(algorithm)),
    );
    const algorithms = ['RS256', 'ES256', 'EdDSA'];
    assert.deepEqual(
      makers.map((maker) => algorithms.filter((alg) => verifies(maker, alg))),
      algorithms.map((alg) => [alg]),
    );
  });

  it('verifies with a small RSA key, whose size is known, and with no smaller one', async () => {
    const small = await createAnyTokenMaker('RS256', 1024);
    assert.equal(verifies(small), true);
    assert.equal(verifies(await createAnyTokenMaker('RS256', 1023)), false);
    assert.equal(rsaBits(createPublicKey(small.privateKey)), 1024);
    const { privateKey } = await createAnyTokenMaker('ES256');
    assert.equal(rsaBits(createPublicKey(privateKey)), undefined);
  });

  it('verifies by every algorithm of the standard, each under its own name', () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    const ec = (namedCurve: string) => generateKeyPairSync('ec', { namedCurve }).privateKey;
    const pss = constants.RSA_PKCS1_PSS_PADDING;
    const signings: readonly Signing[] = [
      ['RS256', rsa, 'sha256'],
      ['RS384', rsa, 'sha384'],
      ['RS512', rsa, 'sha512'],
      ['PS256', rsa, 'sha256', pss],
      ['PS384', rsa, 'sha384', pss],
      ['PS512', rsa, 'sha512', pss],
      ['ES256', ec('P-256'), 'sha256'],
      ['ES384', ec('P-384'), 'sha384'],
      ['ES512', ec('P-521'), 'sha512'],
      ['EdDSA', generateKeyPairSync('ed25519').privateKey, null],
      ['EdDSA', generateKeyPairSync('ed448').privateKey, null],
    ];
    const names = [...new Set(signings.map(([alg]) => alg))];
    assert.deepEqual(
      signings.map((signing) => names.filter((name) => verifiesAs(name, signing))),
      signings.map(([alg]) => [alg]),
    );
  });

  it('verifies with no key that is for another purpose', () => {
    const token = { text: 'a.b.AAAA', header: { alg: 'EdDSA' }, claims: {} };
    const { publicKey } = generateKeyPairSync('x25519');
    assert.equal(signatureVerifies(token, publicKey), false);
    assert.equal(signatureVerifies({ ...token, header: {} }, publicKey), false);
  });
});
