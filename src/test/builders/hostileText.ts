import fc from 'fast-check';

/** Pieces of what does harm somewhere: links, icons, line breaks, hidden characters, paths. */
const pieces = [
  ...[
    '[',
    ']',
    '(',
    ')',
    '](',
    '$(',
    '[next](command:workbench.action.quit)',
    '$(error)',
    '`',
    '#',
  ],
  ...['file:', '//', 'FILE:///', 'command:', 'https://contoso.test/', '\\u', '…', '.', '..', 'con'],
  ...['\n', '\r', '\r\n', '\t', '\v', '\f', '\x85', '\u2028', '\u2029', ' ', '\u00a0', '\ufeff'],
  ...['\0', '\x1b[31m', '\x7f', '\x9b', '\u200b', '\u200f', '\u202e', '\u2066', '\u00ad', '\u061c'],
  ...[
    '\u3164',
    '\u115f',
    '\u2800',
    '\ufe0f',
    '\u{e0041}',
    '\u{e0100}',
    '\ud800',
    '\udc00',
    '😀',
    'é',
  ],
];

/** Any text at all, with much in it that does harm if it is shown as it is. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...pieces) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));
