import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { listFiles, PackageManager } from '@vscode/vsce';
import { extensionPage } from '../../../scripts/package/readme.mjs';

const published = 'https://github.com/contoso/entra-broker-auth.git';

describe('the VSIX file', () => {
  let files: string[];

  before(async () => {
    files = await listFiles({ packageManager: PackageManager.None });
  });

  it('has the manifest with its texts, and what people read', () => {
    const expected = ['package.json', 'package.nls.json', 'README.md', 'CHANGELOG.md', 'LICENSE'];
    assert.deepEqual(
      expected.filter((file) => !files.includes(file)),
      [],
    );
  });

  it('has a page for people that leads to nothing that is not shipped', async () => {
    const readme = await readFile('README.md', 'utf8');
    const page = extensionPage(readme, 'https://github.com/OWNER/entra-broker-auth.git');
    assert.match(page, /Entra Broker: Sign In[^]*entraBroker\.clientId/);
    assert.doesNotMatch(page, /<!--|npm start/);
    assert.deepEqual(
      linksOf(page).filter((target) => !target.startsWith('https://')),
      [],
    );
  });

  it('has a page with pictures, and links to the repository, if that can be opened', async () => {
    const readme = await readFile('README.md', 'utf8');
    const page = extensionPage(readme, published);
    assert.doesNotMatch(page, /<!--|npm start/);
    const pictures = linksOf(page).filter((target) => target.endsWith('.png'));
    assert.equal(pictures.length, 3);
    const shown = linksOf(await asShown(page));
    assert.deepEqual(
      shown.filter((target) => !target.startsWith('https://')),
      [],
    );
    const policy = 'https://github.com/contoso/entra-broker-auth/blob/HEAD/SECURITY.md';
    assert.deepEqual(
      shown.filter((target) => target.endsWith('SECURITY.md')),
      [policy],
    );
  });

  it('has nothing that only this repository needs', () => {
    const shipped =
      /^(package(\.nls(\.[\w-]+)?)?\.json|README\.md|CHANGELOG\.md|LICENSE|media\/|l10n\/bundle|syntaxes\/|dist\/)/;
    assert.deepEqual(
      files.filter((file) => !shipped.test(file) || /\.map$|\.ts$|node_modules/.test(file)),
      [],
    );
  });
});

/** The page as the tool that packages it makes it, which leaves relative links alone or mends them. */
async function asShown(page: string): Promise<string> {
  const { ReadmeProcessor } = createRequire(import.meta.url)('@vscode/vsce/out/package.js') as {
    readonly ReadmeProcessor: new (
      manifest: object,
      options: object,
    ) => { onFile(file: object): Promise<{ readonly contents: Buffer | string }> };
  };
  const manifest = JSON.parse(await readFile('package.json', 'utf8')) as object;
  const repository = { type: 'git', url: published };
  const processor = new ReadmeProcessor({ ...manifest, repository }, { readmePath: 'README.md' });
  const file = { path: 'extension/README.md', contents: Buffer.from(page) };
  return String((await processor.onFile(file)).contents);
}

function linksOf(page: string): readonly string[] {
  return [...page.matchAll(/\]\(([^)]*)\)/g)].map(([, target = '']) => target);
}
