import assert from 'node:assert/strict';
import { mock } from 'node:test';
import fc from 'fast-check';
import { neverAborted } from '../../broker/waiting.ts';
import { literally } from '../../test/literally.ts';
import { findToken, maskToken, maskTokens, maskTokensInSlices } from './tokenText.ts';

describe('tokens in a text', () => {
  const base64url = (text: string) => Buffer.from(text).toString('base64url');
  const token = `${base64url('{"alg":"none"}')}.${base64url('{"a":"b"}')}.signature`;

  it('are masked whatever stands before them', () => {
    for (const before of ['', 'PoP ', 'PoP%20', '%3D', 'token_', '\\u0020', 'a.', 'a-b.c_']) {
      const text = `${before}${token}"`;
      assert.equal(maskTokens(text), `${before}eyJhbG…[${token.length}]"`);
      assert.equal(findToken(text), token);
    }
  });

  it('are masked if white space begins their header', () => {
    for (const space of [' ', '  ', '\n', '\n  ', '\r\n', '\t']) {
      const spaced = `${base64url(`{${space}"alg":"none"}`)}.e30.`;
      assert.equal(findToken(spaced), spaced);
    }
  });

  it('are not seen in names with dots', () => {
    for (const text of ['https://keyvaults.vault.azure.net/', 'keyboards.md.bak', 'a.b.c']) {
      assert.equal(maskTokens(text), text);
    }
  });

  it('are masked if they are known, with an access token of any form', () => {
    const pop = `e30.${base64url('{"at":"opaque-access-token"}')}.signature`;
    const masked = maskTokens(`x${pop} opaque-access-token`, [pop]);
    assert.equal(masked, `xe30.ey…[${pop.length}] opaque…[19]`);
  });

  it('are masked if they are known, and only their beginning is there', () => {
    const at = `${base64url('{"alg":"none"}')}.${base64url('{"sub":"somebody"}')}.signature`;
    const pop = `${base64url('{"alg":"RS256"}')}.${base64url(JSON.stringify({ at }))}.signature`;
    for (const whole of [pop, at]) {
      for (const after of ['…', '', '\n', '"']) {
        const part = whole.slice(0, 35);
        assert.equal(maskTokens(`x-echo: ${part}${after}`, [pop]), `x-echo: eyJhbG…[35]${after}`);
      }
    }
  });

  it('are masked without a trace of what is too short to be one', () => {
    assert.equal(maskToken('short'), '…[5]');
    assert.equal(maskToken('a-long-enough-one'), 'a-long…[17]');
    const pop = `e30.${base64url('{"at":"e"}')}.signature`;
    assert.equal(maskTokens(`see ${pop}`, [pop]), `see e30.ey…[${pop.length}]`);
  });

  it('are looked for in linear time', () => {
    for (const text of ['eyJ'.repeat(300_000), 'eyJ.'.repeat(200_000), 'a'.repeat(900_000)]) {
      assert.equal(findToken(text.slice(0, -1)), undefined);
      assert.equal(findToken(`${text} ${token}`), token);
    }
  });

  it('are masked in slices as they are at one go, wherever a part of the text ends', async () => {
    const known = [token, `e30.${base64url('{"at":"an opaque access token"}')}.signature`];
    const part = fc.constantFrom(
      ...[token, token.slice(0, 20), ...known, 'an opaque access', 'an opaque access token'],
      ...['eyJ', 'x'.repeat(20_000), '.', '\u0301', '\n', 'eyJhbGciOi.a.b'],
    );
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 12 }), fc.string(), async (parts, between) => {
        const text = parts.join(between);
        const masked = await maskTokensInSlices(text, known, neverAborted);
        assert.equal(masked, maskTokens(text, known));
        assert.doesNotMatch(masked, literally(token));
      }),
    );
  });

  it('let others run while they are masked', async () => {
    // Each look at the clock finds that a slice is over.
    let now = 0;
    mock.method(performance, 'now', () => (now += 1000));
    try {
      for (const part of ['eyJhbGciOi.a.b ', token.slice(0, 16), `${'x'.repeat(99)} `]) {
        const controller = new AbortController();
        const masking = maskTokensInSlices(part.repeat(10_000), [token], controller.signal);
        // Only somebody who runs in between can end it.
        for (let turn = 0; turn < 5; turn++) {
          await new Promise((resolve) => setImmediate(resolve));
        }
        controller.abort();
        await assert.rejects(masking, { name: 'AbortError' });
      }
    } finally {
      mock.restoreAll();
    }
  });
});
