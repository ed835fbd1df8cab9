import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

interface Manifest {
  readonly engines: { readonly vscode: string };
  readonly devDependencies: Readonly<Record<string, string>>;
}

const read = (path: string) => readFileSync(path, 'utf8');
const manifest = (path: string) => JSON.parse(read(path)) as Manifest;

describe('the oldest VS Code', () => {
  const oldest = manifest('package.json').engines.vscode.replace('^', '');

  it('has the API that everything is compiled against', () => {
    assert.equal(manifest('package.json').devDependencies['@types/vscode'], oldest);
  });

  it('is enough for the sample', () => {
    assert.equal(manifest('samples/caller/package.json').engines.vscode, `^${oldest}`);
  });

  it('is tested on the desktop', () => {
    assert.match(read('.github/workflows/test.yml'), new RegExp(`vscode: ${oldest}\n`));
  });

  it('is named in the documentation', () => {
    const short = oldest.replace(/\.0$/, '');
    for (const path of ['README.md', 'docs/architecture.md']) {
      assert.match(read(path), new RegExp(`VS Code ${short} or later`), path);
    }
  });
});
