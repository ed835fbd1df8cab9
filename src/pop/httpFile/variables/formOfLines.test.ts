import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formOfLines } from './formOfLines.ts';

describe('a form that is spread over lines', () => {
  it('is read as if each line and pair were taken for itself', () => {
    const unit = fc.constantFrom(...Array.from('a=&\n \r\t\u00a0\ufeffü😀'));
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 30, size: 'max' }), (text) => {
        assert.equal(formOfLines(text), formOfParts(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('has no blanks at its ends, whichever they are', () => {
    for (let code = 0; code <= 0xffff; code++) {
      const character = String.fromCharCode(code);
      assert.equal(formOfLines(`${character}a`), `${character}a`.trim(), code.toString(16));
    }
  });
});

/** The same by the line and the pair, which takes long. */
function formOfParts(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  const hasBlanks = lines.some((line) => line.endsWith('&'));
  return lines
    .filter((line) => line !== '')
    .map((line) => (hasBlanks ? line.split('&').map(withoutBlanks).join('&') : line))
    .join('\n')
    .replace(/&\n|\n(?=&)/g, (end) => end.trim());
}

function withoutBlanks(pair: string): string {
  const [name = '', ...value] = pair.split('=');
  return value.length > 0 ? `${name.trim()}=${value.join('=').trim()}` : name.trim();
}
