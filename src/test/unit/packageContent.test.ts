import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { listFiles, PackageManager } from '@vscode/vsce';
import { withoutRepositoryParts } from '../../../scripts/package/readme.mjs';

describe('the VSIX file', () => {
  let files: string[];

  before(async function () {
    // It looks at every file of the repository, and of what is installed in it.
    this.timeout(30_000);
    files = await listFiles({ packageManager: PackageManager.None });
  });

  it('has the manifest with its texts, and what people read', () => {
    for (const file of [
      'package.json',
      'package.nls.json',
      'README.md',
      'CHANGELOG.md',
      'LICENSE',
    ]) {
      assert.ok(files.includes(file), file);
    }
  });

  it('has a page for people that leads to nothing that is not shipped', async () => {
    const page = withoutRepositoryParts(await readFile('README.md', 'utf8'));
    assert.match(page, /Entra Broker: Sign In[^]*entraBroker\.clientId/);
    const links = [...page.matchAll(/\]\(([^)]*)\)/g)].map(([, target = '']) => target);
    assert.deepEqual(
      links.filter((target) => !target.startsWith('https://')),
      [],
    );
  });

  it('has nothing that only this repository needs', () => {
    const shipped =
      /^(package(\.nls(\.[\w-]+)?)?\.json|README\.md|CHANGELOG\.md|LICENSE|media\/|l10n\/bundle|dist\/)/;
    assert.deepEqual(
      files.filter((file) => !shipped.test(file) || /\.map$|\.ts$|node_modules/.test(file)),
      [],
    );
  });
});
