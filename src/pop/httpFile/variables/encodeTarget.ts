const percent = 0x25;
const hexDigits = Buffer.from('0123456789ABCDEF');

/** For each byte, 1 if it may stand in a URL as it is. */
const inUrls = bytesOf(/[\x21\x23\x24\x26-\x3b\x3d\x3f-\x5f\x61-\x7a\x7c\x7e]/);
const hex = bytesOf(/[\dA-Fa-f]/);

/**
 * Encodes what no URL has: blanks, quotes, angle brackets, braces, a percent sign of its own,
 * other than ASCII. In one pass over its bytes, as a form may be long.
 */
export function encodeTarget(text: string): string {
  const bytes = Buffer.from(text);
  const encoded = Buffer.allocUnsafe(3 * bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (inUrls[byte] === 1 || (byte === percent && isHex(bytes[at + 1]) && isHex(bytes[at + 2]))) {
      encoded[length++] = byte;
    } else {
      encoded[length++] = percent;
      encoded[length++] = hexDigits[byte >> 4] ?? 0;
      encoded[length++] = hexDigits[byte & 15] ?? 0;
    }
  }
  return encoded.toString('latin1', 0, length);
}

function isHex(byte: number | undefined): boolean {
  return byte !== undefined && hex[byte] === 1;
}

function bytesOf(ascii: RegExp): Uint8Array {
  return Uint8Array.from({ length: 0x100 }, (_, byte) =>
    Number(ascii.test(String.fromCharCode(byte))),
  );
}
