const ampersand = 0x26;
const equalsSign = 0x3d;
const feed = 0x0a;

/** For each character, 1 if `trim` takes it away. */
const blanks = new Uint8Array(0x10000);
for (const blank of '\t\n\v\f\r \u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff') {
  blanks[blank.charCodeAt(0)] = 1;
}
blanks.fill(1, 0x2000, 0x200b);

/**
 * The text of a form that may be spread over lines, with a `&` at one end of each. In one pass
 * over its characters: a part for each line or pair would hold up the thread for a long form.
 */
export function formOfLines(text: string): string {
  // JetBrains: `name = value &`, with blanks for the eye.
  const hasBlanks = /&[^\S\n]*(?:\n|$)/.test(text);
  const kept = new Uint16Array(text.length);
  let length = 0;
  // Of the last character that is no blank: itself, whether it divides, and the index after it.
  let before = ampersand;
  let isAfterDivider = false;
  let end = 0;
  // Whether a line has ended since.
  let hasFeed = false;
  // Whether the name of the pair is over.
  let isValue = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (blanks[code] === 1) {
      hasFeed ||= code === feed;
      continue;
    }
    isValue &&= !hasFeed;
    // Of several equals signs, the first one ends the name.
    const isDivider: boolean = code === ampersand || (code === equalsSign && !isValue);
    if (hasFeed && before !== ampersand && code !== ampersand) {
      kept[length++] = feed;
    } else if (!hasFeed && length > 0 && !(hasBlanks && (isDivider || isAfterDivider))) {
      for (; end < at; end++) {
        kept[length++] = text.charCodeAt(end);
      }
    }
    kept[length++] = code;
    end = at + 1;
    hasFeed = false;
    isValue = code !== ampersand && (isValue || isDivider);
    before = code;
    isAfterDivider = isDivider;
  }
  return Buffer.from(kept.buffer, 0, 2 * length).toString('utf16le');
}
