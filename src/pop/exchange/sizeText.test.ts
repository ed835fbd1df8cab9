import assert from 'node:assert/strict';
import { sizeText } from './sizeText.ts';

describe('a size for people', () => {
  for (const [bytes, text] of [
    [0, '0 bytes'],
    [1, '1 byte'],
    [999, '999 bytes'],
    [1000, '1.0 KB'],
    [12_345, '12.3 KB'],
    [1_048_576, '1.0 MB'],
  ] as const) {
    it(`is ${text} for ${bytes}`, () => {
      assert.equal(sizeText(bytes), text);
    });
  }
});
