/**
 * Writes what docs/troubleshooting.md takes from the product's own tables, between the comments
 * that name them. With `--check` fails if the page is out of date.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { setup } from './setup.mjs';

const page = 'docs/troubleshooting.md';

await setup();
const prettier = await import('prettier');
// Not before: it imports TypeScript, which only the newer Node runs.
const { entraRows, table, windowsRows } = await import('./docs/reasonTable.mjs');

const old = readFileSync(page, 'utf8');
const made = replaced(
  replaced(old, 'entra-errors', table(entraRows())),
  'windows-codes',
  table(windowsRows()),
);
const content = await prettier.format(made, {
  ...(await prettier.resolveConfig(page)),
  filepath: page,
});

if (!process.argv.includes('--check')) {
  writeFileSync(page, content);
} else if (content !== old) {
  console.error(`${page} is out of date; please run "npm run docs".`);
  process.exitCode = 1;
}

/**
 * The text with other content between `<!-- name -->` and `<!-- /name -->`.
 * @param {string} text
 * @param {string} name
 * @param {string} content
 */
function replaced(text, name, content) {
  const between = new RegExp(`(<!-- ${name} -->\n)[^]*?(\n<!-- /${name} -->)`);
  if (!between.test(text)) {
    throw new Error(`${page} has no place for ${name}.`);
  }
  return text.replace(between, (_, start, end) => `${start}\n${content}\n${end}`);
}
