import assert from 'node:assert/strict';
import { decodeWindows1252 } from './windows1252.ts';

describe('windows-1252', () => {
  it('has quotes and euros where ISO-8859-1 has controls', () => {
    assert.equal(decodeWindows1252(Uint8Array.of(0x80, 0x93, 0x66, 0xfc, 0x9f)), '€“füŸ');
  });

  it('is decoded as the Encoding standard says, for every byte', () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    assert.equal(decodeWindows1252(bytes), new TextDecoder('windows-1252').decode(bytes));
  });
});
