import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';

/** The paths in `src/` that rows of a page's tables begin with. */
const pathsIn = (page: string) =>
  [...readFileSync(page, 'utf8').matchAll(/^\| `(src\/[^`*]+)` /gm)].map(([, path]) => path!);

const paths = pathsIn('docs/architecture.md');

/** The folders in a folder, as the tables name them. */
const foldersOf = (parent: string) =>
  readdirSync(parent, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `${parent}${name}/`)
    .sort();

/** The paths right below one. */
const below = (parent: string, all: readonly string[]) =>
  all.filter((path) => new RegExp(`^${parent}[^/]+/?$`).test(path)).sort();

describe('the tables of the architecture', () => {
  it('have every room and every file of src/', () => {
    const files = readdirSync('src')
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .map((name) => `src/${name}`);
    assert.deepEqual(below('src/', paths), [...foldersOf('src/'), ...files].sort());
  });

  for (const room of ['src/pop/', 'src/broker/isolation/']) {
    it(`have every room of ${room}`, () => {
      assert.deepEqual(below(room, paths), foldersOf(room));
    });
  }

  it('have every room of src/broker/, or those in it', () => {
    assert.deepEqual(
      [...below('src/broker/', paths), 'src/broker/isolation/'].sort(),
      foldersOf('src/broker/'),
    );
  });
});

describe('the table of the tests', () => {
  it('has every folder of src/test/', () => {
    assert.deepEqual(below('src/test/', pathsIn('docs/testing.md')), foldersOf('src/test/'));
  });
});
