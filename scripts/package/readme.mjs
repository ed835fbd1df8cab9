import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

/** Where the page goes that VS Code shows for the extension. */
export const extensionReadme = 'out/readme.md';

/**
 * Writes it: the README without what leads to files of the repository, which aren't shipped.
 * Those parts stand between `<!-- repository -->` and `<!-- /repository -->`.
 */
export function writeExtensionReadme() {
  mkdirSync('out', { recursive: true });
  writeFileSync(extensionReadme, withoutRepositoryParts(readFileSync('README.md', 'utf8')));
}

/** @param {string} readme */
export function withoutRepositoryParts(readme) {
  return readme.replace(/<!-- repository -->[^]*?<!-- \/repository -->\n*/g, '');
}
