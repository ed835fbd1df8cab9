import assert from 'node:assert/strict';
import { decodeToken } from '../../proof/popToken.ts';
import { createAnyTokenMaker, signedAt } from '../../test/builders/anyPopTokens.ts';
import type { AnyTokenMaker } from '../../test/builders/anyPopTokens.ts';
import { gatherEvidence } from './evidence.ts';
import { formVerdicts } from './formVerdicts.ts';

async function verdicts(text: string) {
  const token = decodeToken(text);
  assert.ok(token);
  const evidence = await gatherEvidence(token, undefined, signedAt * 1000);
  return formVerdicts(evidence).map(({ check, state, sentence }) => [check, state, sentence]);
}

const type = ['type', 'good', 'The header says that this is a PoP token.'];
const algorithm = ['algorithm', 'good', 'It is signed with RS256, as servers expect it.'];

describe('what is said of the form of a PoP token', () => {
  let maker: AnyTokenMaker;

  before(async () => {
    maker = await createAnyTokenMaker();
  });

  it('is good of one that Microsoft’s brokers have written, in any case of its type', async () => {
    assert.deepEqual(await verdicts(maker.sign()), [type, algorithm]);
    assert.deepEqual(await verdicts(maker.sign({ header: { typ: 'POP' } })), [type, algorithm]);
  });

  it('names another type, or none', async () => {
    for (const [typ, named] of [
      ['JWT', '"JWT"'],
      [undefined, '\\(nothing\\)'],
      [7, '7'],
    ] as const) {
      const [first = [], ...others] = await verdicts(maker.sign({ header: { typ } }));
      assert.deepEqual(first.slice(0, 2), ['type', 'unknown']);
      assert.match(first[2] ?? '', new RegExp(`^The type in the header is ${named}, and not`));
      assert.deepEqual(others, [algorithm]);
    }
  });

  it('names an algorithm that not every server accepts', async () => {
    const other = await createAnyTokenMaker('PS256');
    assert.deepEqual(await verdicts(other.sign()), [
      type,
      ['algorithm', 'unknown', 'It is signed with "PS256"; many servers only accept RS256.'],
    ]);
  });

  it('tells of a key that is too short, in either token', async () => {
    const short = await createAnyTokenMaker('RS256', 1024);
    const tooShort = 'Its key has only 1024 bits; careful servers refuse that.';
    for (const differences of [{}, { accessTokenClaims: { cnf: { jwk: short.jwk } } }]) {
      assert.deepEqual(await verdicts(short.sign(differences)), [
        type,
        ['algorithm', 'unknown', tooShort],
      ]);
    }
    const without = short.sign({ claims: { cnf: undefined } });
    assert.deepEqual(await verdicts(without), [type, algorithm]);
  });

  it('tells of an extension, and of a claim that stands twice', async () => {
    const write = (claims: object) => JSON.stringify(claims).replace('{', '{"m":"PUT",');
    assert.deepEqual(await verdicts(maker.sign({ header: { crit: ['x'] }, write })), [
      type,
      algorithm,
      [
        'critical',
        'unknown',
        'The header asks for an extension (crit); a server that does not know it should refuse the token.',
      ],
      [
        'members',
        'bad',
        'The claim "m" stands twice; servers refuse that, or differ in which one counts.',
      ],
    ]);
  });
});
