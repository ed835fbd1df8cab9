import assert from 'node:assert/strict';
import fc from 'fast-check';
import { encodeTarget } from './encodeTarget.ts';

describe('an encoded target', () => {
  it('has each character encoded that no URL has', () => {
    const unit = fc.constantFrom('%', '4', 'a', 'F', 'g', ' ', '<', '\u212a', 'ü', '😀');
    fc.assert(
      fc.property(fc.string({ unit }), fc.constantFrom('', '\ud800', '\udc00'), (start, end) => {
        assert.equal(encodeTarget(start + end), encodedByCharacter(start + end));
      }),
    );
  });

  it('has each character of ASCII as it stands, or encoded', () => {
    for (let code = 0; code < 0x80; code++) {
      const character = String.fromCharCode(code);
      assert.equal(encodeTarget(character), encodedByCharacter(character));
    }
  });
});

function encodedByCharacter(text: string): string {
  return text
    .toWellFormed()
    .replace(/%(?![\dA-Fa-f]{2})|[^%\dA-Za-z_\-.:/?#[\]@!$&'()*+,;=\\^|~]/gu, encodeURIComponent);
}
