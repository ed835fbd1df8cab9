import assert from 'node:assert/strict';
import { windowsReasons } from './windowsReasons.ts';

describe('windowsReasons', () => {
  it('have each code once, as 32 bits without a sign that mean a failure', () => {
    const codes = windowsReasons.flatMap((reason) => reason.codes);
    assert.equal(new Set(codes).size, codes.length);
    assert.deepEqual(
      codes.filter((code) => code < 0x8000_0000 || code > 0xffff_ffff),
      [],
    );
  });

  for (const { codes, sentence, remedy } of windowsReasons) {
    it(`say what happened and the way out: 0x${codes[0]!.toString(16)}`, () => {
      for (const text of [sentence(), remedy()]) {
        assert.match(text, /^[A-Z]\P{Cc}{14,}\.$/u);
      }
    });
  }
});
