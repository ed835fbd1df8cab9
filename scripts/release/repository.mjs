/** @import { Contents } from './versions.mjs' */

const manifest = 'package.json';
const reviewers = '.github/CODEOWNERS';

/** The files that have the repository's address or its owner in them. */
export const filesWithRepository = [manifest, 'src/api/package.json', reviewers];

/**
 * The files with another address of the repository, and its owner as the reviewer, instead of
 * what they have: a placeholder until the first time.
 * @param {Contents} contents
 * @param {string} ownerAndName
 * @returns {Contents}
 */
export function withRepository(contents, ownerAndName) {
  /** @type {{repository: {url: string}}} */
  const { repository } = JSON.parse(contents[manifest] ?? '');
  const old = new URL(repository.url.replace(/\.git$/, ''));
  const [owner] = ownerAndName.split('/');
  return Object.fromEntries(
    Object.entries(contents).map(([file, content]) => [
      file,
      file === reviewers
        ? content.replace(/^\* @.*$/m, `* @${owner}`)
        : content.replaceAll(old.href, `https://github.com/${ownerAndName}`),
    ]),
  );
}
