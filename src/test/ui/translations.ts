import { readFileSync } from 'node:fs';
import { inRepository } from '../workbench/paths.ts';

type Texts = Readonly<Record<string, string>>;

/**
 * The texts of the product in another language.
 * @returns a function that takes an English text, of the code or of the manifest, and what is to
 *   be put into it.
 */
export function textsIn(language: string): (english: string, ...values: string[]) => string {
  const read = (file: string) => JSON.parse(readFileSync(inRepository(file), 'utf8')) as Texts;
  const ofCode = read(`l10n/bundle.l10n.${language}.json`);
  const manifest = read('package.nls.json');
  const ofManifest = read(`package.nls.${language}.json`);
  return (english, ...values) => {
    const key = Object.keys(manifest).find((name) => manifest[name] === english) ?? '';
    const text = ofCode[english] ?? ofManifest[key];
    if (text === undefined) {
      throw new Error(`There is no text "${english}".`);
    }
    return text.replace(/\{(\d+)\}/g, (_, index: string) => values[Number(index)] ?? '');
  };
}
