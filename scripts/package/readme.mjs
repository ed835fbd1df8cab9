import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

/** Where the page goes that the Marketplace and VS Code show for the extension. */
export const extensionReadme = 'out/readme.md';

/** Writes it: the README without what only a clone has. */
export function writeExtensionReadme() {
  mkdirSync('out', { recursive: true });
  const { repository } = JSON.parse(readFileSync('package.json', 'utf8'));
  const readme = readFileSync('README.md', 'utf8');
  writeFileSync(extensionReadme, extensionPage(readme, repository.url));
}

/**
 * The README without the commands of a clone (between `<!-- clone -->` and `<!-- /clone -->`), and
 * without pictures and links to files of the repository (between `<!-- repository -->` and
 * `<!-- /repository -->`) as long as nobody can open it: those files aren't shipped.
 * @param {string} readme
 * @param {string} repository its address; a placeholder until the release command puts one in.
 */
export function extensionPage(readme, repository) {
  const isOnline = !repository.includes('/OWNER/');
  return without(isOnline ? readme : without(readme, 'repository'), 'clone').replace(
    /<!-- \/?repository -->\n*/g,
    '',
  );
}

/**
 * @param {string} text
 * @param {string} part
 */
function without(text, part) {
  return text.replace(new RegExp(`<!-- ${part} -->[^]*?<!-- /${part} -->\\n*`, 'g'), '');
}
