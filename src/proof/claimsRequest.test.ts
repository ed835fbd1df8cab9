import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseClaims } from './claimsRequest.ts';

describe('parseClaims', () => {
  const json = '{"access_token":{"nbf":{"essential":true,"value":"1700000000"}}}';

  it('takes base64url and, as WWW-Authenticate has it, standard base64', () => {
    // The character in it needs "-" in one alphabet and "+" in the other.
    const both = '{"a":"ýþ?>"}';
    for (const text of [json, both, '{}']) {
      assert.equal(parseClaims(Buffer.from(text).toString('base64url')), text);
      assert.equal(parseClaims(Buffer.from(text).toString('base64')), text);
    }
  });

  it('gives the JSON in its shortest form', () => {
    const spaced = Buffer.from('{ "a" : [ 1 ] }\n').toString('base64url');
    assert.equal(parseClaims(spaced), '{"a":[1]}');
  });

  it('takes objects only', () => {
    for (const text of ['[]', 'null', '"a"', '1', 'true', '', '{', '{"a":1}}', 'claims']) {
      assert.equal(parseClaims(Buffer.from(text).toString('base64url')), undefined, text);
    }
  });

  it('takes objects only for the members that mean something', () => {
    const encode = (claims: unknown) => Buffer.from(JSON.stringify(claims)).toString('base64url');
    for (const member of ['access_token', 'id_token', 'userinfo']) {
      assert.ok(parseClaims(encode({ [member]: {} })));
      assert.ok(parseClaims(encode({ [member]: null })));
      for (const value of ['abc', 1, true, []]) {
        assert.equal(parseClaims(encode({ [member]: value })), undefined);
      }
    }
  });

  it('refuses what is not base64, not UTF-8 or too long', () => {
    assert.equal(parseClaims(''), undefined);
    assert.equal(parseClaims(json), undefined);
    assert.equal(parseClaims('e30==='), undefined);
    assert.equal(parseClaims('e3 0'), undefined);
    assert.equal(
      parseClaims(Buffer.from('{"a":"\xff"}', 'latin1').toString('base64url')),
      undefined,
    );
    const long = `{"a":"${'x'.repeat(16_384)}"}`;
    assert.equal(parseClaims(Buffer.from(long).toString('base64url')), undefined);
  });

  it('survives deep nesting', () => {
    const deep = `${'{"a":'.repeat(2000)}1${'}'.repeat(2000)}`;
    const parsed = parseClaims(Buffer.from(deep).toString('base64url'));
    assert.equal(parsed ?? deep, deep);
  });

  it('never throws, and gives back every object', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        parseClaims(text);
      }),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 5 }), (claims) => {
        const text = JSON.stringify(claims);
        assert.equal(
          parseClaims(Buffer.from(text).toString('base64url')),
          JSON.stringify(JSON.parse(text)),
        );
      }),
    );
  });
});
