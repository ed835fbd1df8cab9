import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

/** A text without the addresses of its links and the marks of bold, which VS Code knows there. */
const withoutKnownMarks = (text: string) => text.replaceAll(/\]\([^)]*\)|\*\*/g, '');

describe('the walkthrough', () => {
  for (const file of ['package.nls.json', 'package.nls.de.json', 'package.nls.fr.json']) {
    it(`has no Markdown in ${file} that VS Code shows as it is written`, () => {
      const texts = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, string>>;
      const walkthrough = Object.entries(texts).filter(([key]) => key.startsWith('walkthrough.'));
      const shownAsWritten = walkthrough.flatMap(([key, text]) =>
        (withoutKnownMarks(text).match(/\S*[`_*]\S*/g) ?? []).map((word) => [key, word]),
      );
      assert.notEqual(walkthrough.length, 0);
      assert.deepEqual(shownAsWritten, []);
    });
  }
});
