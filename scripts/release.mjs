/**
 * What a release needs besides its packages; CONTRIBUTING.md has the order.
 *
 *     npm run release -- version 1.2.3            gives everything that has a version this one
 *     npm run release -- check v1.2.3             fails unless everything has the tag's version
 *     npm run release -- repository owner/name    puts the repository's address and owner in
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { versionProblems, withVersion } from './release/versions.mjs';
import { filesWithRepository, withRepository } from './release/repository.mjs';
import { repository } from './setup/repository.mjs';

process.chdir(repository);

const [command = '', argument = ''] = process.argv.slice(2);
const filesWithVersion = [
  'package.json',
  'package-lock.json',
  'src/api/package.json',
  'CHANGELOG.md',
];

if (command === 'version' && /^\d+\.\d+\.\d+$/.test(argument)) {
  write(withVersion(read(filesWithVersion), argument));
} else if (command === 'check' && argument.startsWith('v')) {
  const problems = versionProblems(read(filesWithVersion), argument.slice(1));
  for (const problem of problems) {
    console.error(problem);
  }
  process.exitCode = problems.length > 0 ? 1 : 0;
} else if (command === 'repository' && /^[\w.-]+\/[\w.-]+$/.test(argument)) {
  write(withRepository(read(filesWithRepository), argument));
} else {
  console.error('Please give one of: version 1.2.3, check v1.2.3, repository owner/name.');
  process.exitCode = 1;
}

/**
 * @param {readonly string[]} files
 * @returns {Record<string, string>} contents by file.
 */
function read(files) {
  return Object.fromEntries(files.map((file) => [file, readFileSync(file, 'utf8')]));
}

/** @param {Record<string, string>} changed contents by file. */
function write(changed) {
  for (const [file, content] of Object.entries(changed)) {
    writeFileSync(file, content);
  }
}
