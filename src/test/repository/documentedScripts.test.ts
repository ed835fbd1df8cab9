import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArguments } from '../../../scripts/test/arguments.mjs';
import { filesOf } from '../../../scripts/test/filesOf.mjs';
import { checks, suites } from '../../../scripts/test/suites.mjs';
import { pages, root } from './pages.ts';

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const { scripts } = JSON.parse(read('package.json')) as {
  readonly scripts: Readonly<Record<string, string>>;
};
const known = [...Object.keys(checks), ...Object.keys(suites)];

/** Whether `npm test -- …` runs a check, or at least one file. */
function runsSomething(args: string): boolean {
  const { names, paths } = parseArguments(args.split(' '), known);
  return (
    names.length > 0 &&
    paths.every((path) => names.some((name) => suites[name] && filesOf(suites[name], [path])[0]))
  );
}

describe('scripts in the documentation', () => {
  it('are named at all', () => {
    assert.match(read('CONTRIBUTING.md'), /npm test -- [^`]+`/);
  });

  for (const page of pages) {
    it(`are there: ${page}`, () => {
      const named = [...read(page).matchAll(/npm\s+run\s+(?:-\S+\s+)*([\w:-]+)/g)];
      assert.deepEqual(
        named.map(([, name = '']) => name).filter((name) => !(name in scripts)),
        [],
      );
    });

    it(`run tests that are there: ${page}`, () => {
      const selections = [...read(page).matchAll(/npm\s+test -- ([^`#\n]+)/g)];
      assert.deepEqual(
        selections.map(([, args = '']) => args).filter((args) => !runsSomething(args.trim())),
        [],
      );
    });
  }
});
