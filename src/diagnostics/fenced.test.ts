import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fenced } from './fenced.ts';

describe('a text as a block of code', () => {
  it('begins and ends with a fence', () => {
    assert.equal(fenced('a\nb\n'), '```text\na\nb\n```\n');
  });

  it('holds no fence that would end it, whatever the text is', () => {
    const pieces = fc.constantFrom('`', '```', '\n', 'a', '~~~', '@b');
    fc.assert(
      fc.property(fc.array(pieces), (parts) => {
        const lines = fenced(parts.join('')).trimEnd().split('\n');
        const fence = lines.at(-1)!;
        assert.equal(lines[0], `${fence}text`);
        assert.equal(lines.slice(1, -1).join('\n').includes(fence), false);
      }),
    );
  });
});
