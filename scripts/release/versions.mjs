/**
 * Contents by file.
 * @typedef {Record<string, string>} Contents
 */

const manifests = ['package.json', 'package-lock.json', 'src/api/package.json'];
const changelog = 'CHANGELOG.md';
const unreleased = '## Unreleased';

/**
 * The files with another version: the extension, the package for other extensions, and the
 * heading of what has changed.
 * @param {Contents} contents
 * @param {string} version
 * @returns {Contents}
 */
export function withVersion(contents, version) {
  const changed = manifests.map((file) => {
    const manifest = JSON.parse(contents[file] ?? '');
    manifest.version = version;
    // A lock file has the version of its package twice.
    const root = manifest.packages?.[''];
    if (root) {
      root.version = version;
    }
    return [file, `${JSON.stringify(manifest, undefined, 2)}\n`];
  });
  const changes = (contents[changelog] ?? '').replace(unreleased, `## ${version}`);
  return { ...Object.fromEntries(changed), [changelog]: changes };
}

/**
 * What keeps a version from being released; nothing if all is well.
 * @param {Contents} contents
 * @param {string} version
 * @returns {string[]}
 */
export function versionProblems(contents, version) {
  const problems = manifests
    .map((file) => ({ file, found: JSON.parse(contents[file] ?? '').version }))
    .filter(({ found }) => found !== version)
    .map(({ file, found }) => `${file} has the version ${found} instead of ${version}.`);
  const headings = (contents[changelog] ?? '').split('\n').filter((line) => line.startsWith('## '));
  if (headings[0] !== `## ${version}`) {
    problems.push(`${changelog} begins with "${headings[0]}" instead of "## ${version}".`);
  }
  return problems;
}
