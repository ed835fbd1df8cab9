import assert from 'node:assert/strict';
import { createAnyTokenMaker, signedAt } from '../../test/builders/anyPopTokens.ts';
import { buildJwt } from '../../test/builders/tokens.ts';
import { comparisonReport } from './comparisonReport.ts';
import { inspectToken } from './inspection.ts';
import { textOf } from './report.ts';

async function compared(one: string, other: string): Promise<string> {
  const token = async (text: string, source: string) => ({
    inspection: await inspectToken(text, undefined, signedAt * 1000),
    source,
  });
  const [left, right] = [await token(one, 'from here'), await token(other, 'from there')];
  return textOf(comparisonReport(left, right), 'masked');
}

describe('the comparison of two tokens', () => {
  it('says that there is no difference', async () => {
    const { sign } = await createAnyTokenMaker();
    assert.equal(
      await compared(sign(), sign()),
      [
        '# Two tokens compared',
        'One: PoP token, from here',
        'The other: PoP token, from there',
        'They have the same headers and claims.',
        '',
      ].join('\n'),
    );
  });

  it('has each difference with both values, of all parts', async () => {
    const { sign } = await createAnyTokenMaker();
    const one = sign({ claims: { m: 'GET', x: 1 }, accessTokenClaims: { aud: 'a' } });
    const other = sign({
      claims: { m: 'PUT' },
      accessTokenClaims: { aud: 'b' },
      header: { kid: 'k' },
    });
    const text = await compared(one, other);
    assert.match(text, /^Differences: 4$/m);
    assert.match(
      text,
      /^## Claims of the access token\n {2}aud\n {4}one: "a"\n {4}the other: "b"\n$/m,
    );
    assert.match(
      text,
      /^## Claims of the PoP token\n {2}m\n {4}one: "GET"\n {4}the other: "PUT"\n {2}x\n {4}one: 1\n {4}the other: \(nothing\)\n$/m,
    );
    assert.match(text, /^## Header of the PoP token\n {2}kid\n/m);
    assert.doesNotMatch(text, /^## Header of the access token/m);
  });

  it('has differences of the headers of two access tokens, and of claims that are called at', async () => {
    const text = await compared(
      buildJwt({ at: 1 }),
      Buffer.from('{"alg":"none","kid":"k"}').toString('base64url') + '.e30.',
    );
    assert.match(text, /^## Header of the access token\n {2}kid\n/m);
    assert.match(text, /^ {2}at\n {4}one: 1\n/m);
  });

  it('compares a PoP token by its access token with a bearer token', async () => {
    const { sign } = await createAnyTokenMaker();
    const text = await compared(sign(), buildJwt({ aud: 'https://api.contoso.test' }));
    assert.match(text, /^Differences: 4$/m);
    assert.match(text, /^ {2}exp\n {4}one: 1700003600\n {4}the other: \(nothing\)$/m);
    assert.doesNotMatch(text, /^ {2}aud$|PoP token$/m);
  });

  it('finds no difference in the order of members, and masks tokens in values', async () => {
    const token = buildJwt({ a: 'secret' });
    assert.match(
      await compared(
        buildJwt({ a: { b: 1, c: 2 }, d: token }),
        buildJwt({ d: '', a: { c: 2, b: 1 } }),
      ),
      new RegExp(
        `^ {2}d\\n {4}one: "${token.slice(0, 6)}…\\[${token.length}\\]"\\n {4}the other: ""$`,
        'm',
      ),
    );
  });

  it('takes no inherited member for a claim', async () => {
    assert.match(
      await compared(buildJwt({ constructor: 1 }), buildJwt({})),
      /^ {2}constructor\n {4}one: 1\n {4}the other: \(nothing\)$/m,
    );
  });
});
