import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

type Texts = Readonly<Record<string, string | { readonly message: string }>>;

const read = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as Texts;

const placeholders = (text: string) => (text.match(/\{\d+\}/g) ?? []).sort();

/** Commands and settings that a text leads to, and values to be written as they are. */
const targets = (text: string) =>
  (text.match(/\(command:[^)]+\)|`[^`]+`|https?:\/\/[^\s)`]+[^\s)`.,]/g) ?? []).sort();

for (const language of ['de', 'fr']) {
  describe(`the translation into ${language}`, () => {
    const files = [
      ['l10n/bundle.l10n.json', `l10n/bundle.l10n.${language}.json`],
      ['package.nls.json', `package.nls.${language}.json`],
    ] as const;
    for (const [original, translated] of files) {
      const texts = read(original);
      const translations = read(translated);

      it(`has the texts of ${original}, and no others`, () => {
        assert.deepEqual(Object.keys(translations).sort(), Object.keys(texts).sort());
      });

      it(`has the placeholders of ${original}, and what its texts lead to`, () => {
        for (const [key, translation] of Object.entries(translations)) {
          const text = texts[key];
          if (typeof text === 'string' && typeof translation === 'string') {
            assert.deepEqual(placeholders(translation), placeholders(text), key);
            assert.deepEqual(targets(translation), targets(text), key);
          }
        }
      });
    }
  });
}
