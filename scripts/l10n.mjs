/**
 * Collects the texts for people from the sources into `l10n/bundle.l10n.json`, which
 * translators start from. With `--check` fails if that file is out of date.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { setup } from './setup.mjs';

const bundle = 'l10n/bundle.l10n.json';

await setup();
const { getL10nJson } = await import('@vscode/l10n-dev');

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !/^test[\\/]/.test(path))
  .sort();
const texts = await getL10nJson(
  sources.map((path) => ({ extension: '.ts', contents: readFileSync(`src/${path}`, 'utf8') })),
);
const sorted = Object.fromEntries(
  Object.keys(texts)
    .sort()
    .map((text) => [text, texts[text]]),
);
const content = `${JSON.stringify(sorted, undefined, 2)}\n`;

if (!process.argv.includes('--check')) {
  writeFileSync(bundle, content);
} else if (!existsSync(bundle) || readFileSync(bundle, 'utf8') !== content) {
  console.error(`${bundle} is out of date; please run "npm run l10n".`);
  process.exitCode = 1;
}
