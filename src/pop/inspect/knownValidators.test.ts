import assert from 'node:assert/strict';
import { createPublicKey } from 'node:crypto';
import { calculateJwkThumbprint } from 'jose';
import type { JWK } from 'jose';
import type { PopRequest } from '../../proof/popRequest.ts';
import { decodeToken } from '../../proof/popToken.ts';
import { createAnyTokenMaker, signedAt } from '../../test/builders/anyPopTokens.ts';
import type { AnyTokenMaker, Differences } from '../../test/builders/anyPopTokens.ts';
import { certificate, certificateKey } from '../../test/builders/certificate.ts';
import { buildPopRequest } from '../../test/builders/requests.ts';
import { gatherEvidence } from './evidence.ts';
import { knownValidators } from './knownValidators.ts';

/** What each validator says: `yes`, `perhaps`, or its refusals. */
interface Expected {
  readonly model: RegExp;
  readonly guard: RegExp;
}

const minute = 60;

describe('the known validators', () => {
  let maker: AnyTokenMaker;
  let other: AnyTokenMaker;

  before(async () => {
    maker = await createAnyTokenMaker();
    other = await createAnyTokenMaker();
  });

  /** The answers to a token that was signed some seconds ago. */
  async function answers(
    token: string,
    request: PopRequest | undefined = buildPopRequest(),
    age = 1,
  ): Promise<{ model: string; guard: string }> {
    const now = (signedAt + age) * 1000;
    const evidence = await gatherEvidence(decodeToken(token)!, request, now);
    const [model = '', guard = ''] = knownValidators.map(({ judge }) => {
      const { accepts, refusals, condition } = judge(evidence);
      return accepts === 'no' ? `no: ${refusals.join('; ')}` : `${accepts}: ${condition}`;
    });
    return { model, guard };
  }

  function check(actual: { model: string; guard: string }, { model, guard }: Expected): void {
    assert.match(actual.model, model);
    assert.match(actual.guard, guard);
  }

  const yes = /^yes: /;

  it('accept an honest token, and say on which condition', async () => {
    const { model, guard } = await answers(maker.sign());
    assert.match(model, /^yes: with its defaults, if issuer and audience .* are right\. /);
    assert.match(guard, /^yes: if the name .* is "api\.contoso\.test:8443"\./);
  });

  it('have more conditions if the request is not known', async () => {
    const now = signedAt * 1000;
    const evidence = await gatherEvidence(decodeToken(maker.sign())!, undefined, now);
    assert.match(
      knownValidators[0]!.judge(evidence).condition,
      /your request has the method "GET", the host "api\.contoso\.test:8443" and the path "\/items"\./,
    );
  });

  const signed = JSON.stringify;
  const rows: Record<string, readonly [Differences, model: RegExp, guard: RegExp]> = {
    'another method': [{ claims: { m: 'POST' } }, /^no: the method is another one$/, yes],
    'the method in lowercase': [{ claims: { m: 'get' } }, yes, yes],
    'blanks around the method': [{ claims: { m: '  gEt     ' } }, yes, yes],
    'another host': [{ claims: { u: 'evil.test' } }, /^no: the host is another one$/, yes],
    'the host without the port': [{ claims: { u: 'API.contoso.test' } }, yes, yes],
    'another path': [{ claims: { p: '/items/a' } }, /^no: the path is another one$/, yes],
    'more slashes around the path': [{ claims: { p: '//items/' } }, /^yes: with its/, yes],
    'the path in uppercase': [{ claims: { p: '/Items' } }, /^yes: before .* from 9 on/, yes],
    'no kid': [{ header: { kid: undefined } }, yes, /^no: the header has no kid$/],
    'an empty kid': [{ header: { kid: '' } }, yes, /^no: the header has no kid$/],
    'the type in mixed case': [{ header: { typ: 'PoP' } }, yes, yes],
    'another type': [{ header: { typ: 'JWT' } }, yes, /^no: the type in the header is not "pop"$/],
    'no type': [{ header: { typ: undefined } }, yes, /^no: the type/],
    'an extension in crit': [{ header: { crit: ['x'], x: 1 } }, yes, /^no: .*\(crit\)/],
    'an algorithm that nobody knows': [
      { header: { alg: 'XS256' } },
      /^no: it does not verify with the algorithm "XS256"$/,
      /^no: the algorithm is not RS256; the signature is wrong$/,
    ],
    'no algorithm': [
      { header: { alg: undefined } },
      /^no: it does not verify with the algorithm \(nothing\)$/,
      /^no: the algorithm is not RS256; the signature is wrong$/,
    ],
    'no time': [
      { claims: { ts: undefined } },
      /^no: the claim "ts" is missing$/,
      /^no: the claim "ts" is missing$/,
    ],
    'a time in a string': [{ claims: { ts: String(signedAt) } }, yes, yes],
    'a time with a fraction': [
      { claims: { ts: signedAt + 0.5 } },
      /^no: the claim "ts" is no time$/,
      yes,
    ],
    'a time that is none': [
      { claims: { ts: '1e9' } },
      /^no: the claim "ts" is no time$/,
      /^no: the claim "ts" is no time$/,
    ],
    'no method': [{ claims: { m: undefined } }, /^no: the claim "m" is missing$/, yes],
    'no host': [
      { claims: { u: undefined } },
      /^no: the claim "u" is missing$/,
      /^no: the claim "u" is missing$/,
    ],
    'a path that is no text': [{ claims: { p: 7 } }, /^no: the claim "p" is missing$/, yes],
    'no key': [
      { claims: { cnf: {} } },
      /^no: the token carries no key$/,
      /^no: the token carries no key; .*another key$/,
    ],
    'no access token': [
      { accessToken: 'a.b' },
      /^no: the access token inside is missing$/,
      /^no: the access token inside is missing$/,
    ],
    'an encrypted access token': [
      { accessToken: 'eyJhbGciOiJkaXIifQ..aaaa.bbbb.cccc' },
      /^unknown: only a service that has the key/,
      /^no: the access token inside is encrypted$/,
    ],
    'times of the access token in strings': [
      { accessTokenClaims: { exp: String(signedAt + 3600), nbf: String(signedAt) } },
      yes,
      yes,
    ],
    'an access token that begins after its end': [
      { accessTokenClaims: { nbf: signedAt + 60, exp: signedAt - 60 } },
      /^no: .* begins to be valid after it has expired$/,
      /^no: .* begins to be valid after it has expired$/,
    ],
    'an access token that has expired': [
      { accessTokenClaims: { exp: signedAt - 60 * minute } },
      /^no: .*has expired$/,
      /^no: .*has expired$/,
    ],
    'an access token that has just expired': [
      { accessTokenClaims: { exp: signedAt - 2 * minute } },
      yes,
      /^no: .*has expired$/,
    ],
    'an access token that never expires': [
      { accessTokenClaims: { exp: undefined } },
      /^no: .*never expires$/,
      /^no: .*never expires$/,
    ],
    'an access token that begins later': [
      { accessTokenClaims: { nbf: signedAt + 10 * minute } },
      /^no: .*not valid yet$/,
      /^no: .*not valid yet$/,
    ],
    'an access token that begins soon': [
      { accessTokenClaims: { nbf: signedAt + 3 * minute } },
      yes,
      /^no: .*not valid yet$/,
    ],
    'an access token that is bound to another key': [
      { accessTokenClaims: { cnf: { kid: 'x' } } },
      /^no: .*bound to another key$/,
      /^no: .*bound to another key$/,
    ],
    'an access token that is bound to nothing': [
      { accessTokenClaims: { cnf: undefined } },
      /^no: .*bound to another key$/,
      /^no: .*bound to another key$/,
    ],
    'a claim that stands twice': [
      { write: (claims) => signed(claims).replace('"ts":', `"ts":${signedAt},"ts":`) },
      yes,
      /^no: the claim "ts" stands twice$/,
    ],
  };
  for (const [difference, [differences, model, guard]] of Object.entries(rows)) {
    it(`know about ${difference}`, async () => {
      check(await answers(maker.sign(differences)), { model, guard });
    });
  }

  it('know about the age of the signature', async () => {
    check(await answers(maker.sign(), undefined, 6 * minute), {
      model: /^no: .*5 minutes/,
      guard: yes,
    });
    check(await answers(maker.sign(), undefined, 16 * minute), {
      model: /^no: .*more than 5 minutes ago$/,
      guard: /^no: .*more than 15 minutes ago$/,
    });
    check(await answers(maker.sign(), undefined, -60 * minute), { model: yes, guard: yes });
  });

  it('know about a signature of another key', async () => {
    const expected = {
      model: /^no: the signature is wrong$/,
      guard: /^no: the signature is wrong$/,
    };
    check(await answers(maker.sign({ signer: other.privateKey })), expected);
  });

  it('know about the ways in which an access token names its key', async () => {
    const { jwk, thumbprint: kid } = maker;
    const bound = (cnf: unknown, claims: Record<string, unknown> = {}) =>
      maker.sign({ claims, accessTokenClaims: { cnf } });
    const byKeyItself = /^no: .*by the key itself, and not by its thumbprint \(kid\)$/;
    check(await answers(bound({ jwk })), { model: yes, guard: byKeyItself });
    check(await answers(bound({ jwk }, { cnf: undefined })), {
      model: yes,
      guard: /^no: .*no key/,
    });
    check(await answers(bound({ jwk }, { cnf: { jwk: other.jwk } })), {
      model: yes,
      guard: /^no: the signature is wrong; .*by the key itself/,
    });
    check(await answers(bound({ jwk: other.jwk, kid })), {
      model: /^no: the signature is wrong$/,
      guard: byKeyItself,
    });
    check(await answers(bound({ kid, jwk: null })), { model: yes, guard: yes });
    check(await answers(bound({ kid, n: 5 })), { model: yes, guard: /^no: it can't read "cnf"/ });
    check(await answers(bound(JSON.stringify({ kid }))), {
      model: yes,
      guard: /^no: it can't read/,
    });
    check(await answers(bound('{')), { model: /^no: .*another key$/, guard: /^no: it can't read/ });
    check(await answers(bound({ kid, jku: 'https://contoso.test/k' })), {
      model: /^no: .*by a URL \(jku\), which is off by default$/,
      guard: yes,
    });
  });

  it('know about a key that only its certificate holds', async () => {
    const jwk = createPublicKey(certificateKey).export({ format: 'jwk' }) as JWK;
    const token = maker.sign({
      header: { alg: 'ES256' },
      signer: certificateKey,
      claims: { cnf: { jwk: { kty: 'EC', x5c: [certificate] } } },
      accessTokenClaims: { cnf: { kid: await calculateJwkThumbprint(jwk) } },
    });
    check(await answers(token), {
      model: yes,
      guard: /^no: the algorithm is not RS256; the signature/,
    });
  });

  const keys: readonly (readonly [string, Parameters<typeof createAnyTokenMaker>, Expected])[] = [
    ['EdDSA', ['EdDSA'], { model: /^no: .*"EdDSA"$/, guard: /^no: the algorithm is not RS256$/ }],
    ['ES256', ['ES256'], { model: yes, guard: /^no: the algorithm is not RS256$/ }],
    ['PS256', ['PS256'], { model: yes, guard: /^no: the algorithm is not RS256$/ }],
    ['a key of 1028 bits', ['RS256', 1028], { model: yes, guard: yes }],
    ['a key of 1020 bits', ['RS256', 1020], { model: /^no: .*wrong$/, guard: /^no: .*wrong$/ }],
  ];
  for (const [name, options, expected] of keys) {
    it(`know about ${name}`, async () => {
      const { sign } = await createAnyTokenMaker(...options);
      check(await answers(sign()), expected);
    });
  }

  /** A path as Microsoft.IdentityModel sees it after System.Uri, from 9 on and before. */
  const paths: readonly (readonly [
    uri: string,
    p: string,
    since9: 'yes' | 'no',
    before9: 'yes' | 'no',
  ])[] = [
    ['/a%7Cb', '/a|b', 'no', 'no'],
    ['/a%5Eb', '/a^b', 'no', 'no'],
    ['/x-y', '/x%2Dy', 'no', 'no'],
    ['/x~y', '/x%7Ey', 'no', 'no'],
    ['/A', '/%41', 'no', 'no'],
    ['/100%25', '/100%', 'no', 'no'],
    ['/%C3%A4', '/%c3%a4', 'no', 'yes'],
    ['/%C3%A4', '/%C3%A4', 'yes', 'yes'],
  ];
  for (const [path, p, since9, before9] of paths) {
    for (const isKnown of [true, false]) {
      it(`know that the path ${p} is read as ${path}, ${isKnown ? 'with' : 'without'} the request`, async () => {
        const uri = `https://api.contoso.test:8443${path}`;
        const now = signedAt * 1000;
        const evidence = await gatherEvidence(
          decodeToken(maker.sign({ claims: { p } }))!,
          isKnown ? buildPopRequest({ uri }) : undefined,
          now,
        );
        const { accepts, condition } = knownValidators[0]!.judge(evidence);
        assert.equal(accepts, before9);
        assert.equal(
          accepts === 'yes' && !condition.includes('refused from 9 on'),
          since9 === 'yes',
        );
      });
    }
  }

  it('know that an IPv4 address inside one of IPv6 is read in another form', async () => {
    const u = '[::ffff:102:304]';
    const request = buildPopRequest({ uri: 'https://[::ffff:1.2.3.4]/items' });
    check(await answers(maker.sign({ claims: { u } }), request), {
      model: /^no: the host is another one$/,
      guard: yes,
    });
    const written = maker.sign({ claims: { u: '[::ffff:1.2.3.4]' } });
    check(await answers(written, request), { model: yes, guard: yes });
    const evidence = await gatherEvidence(
      decodeToken(maker.sign({ claims: { u } }))!,
      undefined,
      signedAt * 1000,
    );
    assert.deepEqual(knownValidators[0]!.judge(evidence).refusals, [
      'it reads the host as "[::ffff:1.2.3.4]"',
    ]);
  });

  it('take a host with a blank in it for none', async () => {
    const evidence = await gatherEvidence(
      decodeToken(maker.sign({ claims: { u: 'a b' } }))!,
      undefined,
      signedAt * 1000,
    );
    assert.deepEqual(knownValidators[0]!.judge(evidence).refusals, [
      'no server has the host "a b"',
    ]);
  });
});
