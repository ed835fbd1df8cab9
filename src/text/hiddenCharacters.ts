/**
 * Characters that can't be seen, or that change how others are seen: controls, format and
 * bidirectional controls, line and paragraph separators, lone surrogates, and what Unicode lets
 * programs leave out (`Default_Ignorable_Code_Point`: fillers, variation selectors, tags). The
 * blank pattern of Braille is in none of these classes.
 */
const hidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{DI}\u2800]+/gu;

/** The same but for line feeds and tabs. */
const hiddenInBlock = /(?:(?![\n\t])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{DI}\u2800])+/gu;

/** Almost every text has nothing else, and this is found out ten times as fast. */
const harmless = /^[\x20-\x7e\n\t]*$/;

/**
 * Marks above and below a letter. Eight are more than any language writes; those beyond them pile up
 * until they cover the lines around.
 */
const pile = /([\p{Mn}\p{Me}]{8})([\p{Mn}\p{Me}]+)/gu;

/** Writes hidden characters as JSON would escape them, so that JSON stays JSON. */
export function showHidden(text: string): string {
  return text
    .replace(hidden, escaped)
    .replace(pile, (_, usual: string, others: string) => usual + escaped(others));
}

/** Does so in a text of several lines, whose line feeds and tabs stay. */
export function showHiddenInBlock(text: string): string {
  return harmless.test(text) ? text : text.replace(hiddenInBlock, escaped);
}

/** Of each byte, in two digits. */
const hexadecimal = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function escaped(characters: string): string {
  return characters.length < fewCharacters ? escapedText(characters) : escapedBytes(characters);
}

function escapedText(characters: string): string {
  let text = '';
  for (let index = 0; index < characters.length; index++) {
    const code = characters.charCodeAt(index);
    text += `\\u${hexadecimal[code >> 8] ?? ''}${hexadecimal[code & 0xff] ?? ''}`;
  }
  return text;
}

/** Fewer are written faster as text than as bytes. */
const fewCharacters = 32;

/** The digits of hexadecimal numbers, as bytes. */
const digits = Buffer.from('0123456789abcdef');

/** As bytes, since a body may have a million of these characters in a row. */
function escapedBytes(characters: string): string {
  const bytes = Buffer.alloc(6 * characters.length, '\\u0000');
  for (let index = 0; index < characters.length; index++) {
    let code = characters.charCodeAt(index);
    for (let at = 6 * index + 5; code > 0; at--, code >>= 4) {
      bytes[at] = digits[code & 15] ?? 0;
    }
  }
  return bytes.toString('latin1');
}
