import assert from 'node:assert/strict';
import fc from 'fast-check';
import { templatesIn } from './templates.ts';

describe('templates of a text', () => {
  const texts: readonly (readonly [text: string, contents: readonly string[]])[] = [
    ['', []],
    ['{{a}}', ['a']],
    ['x{{ a b }}y{{c}}{{d}}', ['a b', 'c', 'd']],
    ['{{}} {{ }}', ['', '']],
    ['{{{a}}} {{{{b}}}}', ['a', 'b']],
    ['{{a\n}} {{b}}', ['b']],
    ['{{a {{b}}', ['a {{b']],
    ['{{a', []],
    ['a}} {{b}} c}}', ['b']],
    ['{a} }} {{', []],
  ];
  for (const [text, contents] of texts) {
    it(`are ${JSON.stringify(contents)} in ${JSON.stringify(text)}`, () => {
      assert.deepEqual(
        [...templatesIn(text)].map(({ content }) => content),
        contents,
      );
    });
  }

  it('begin and end at their braces', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('{', '}', 'a', '\n', ' ') }), (text) => {
        for (const { start, end, content } of templatesIn(text)) {
          assert.equal(text.slice(start + 2, end - 2).trim(), content);
          assert.equal(text.slice(start, start + 2) + text.slice(end - 2, end), '{{}}');
        }
      }),
    );
  });

  it('are found in linear time', () => {
    // Takes milliseconds; hours if each brace looks for its end again.
    for (const part of ['{', '{{', '}}', '{{\n', '{{ ', '{{a}}']) {
      Array.from(templatesIn(part.repeat(500_000)));
      Array.from(templatesIn(`${part.repeat(500_000)}\n}}`));
    }
  });
});
