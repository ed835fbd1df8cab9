import assert from 'node:assert/strict';
import { globSync, readFileSync, statSync } from 'node:fs';
import { filesWithRepository, withRepository } from '../../../scripts/release/repository.mjs';
import { versionProblems, withVersion } from '../../../scripts/release/versions.mjs';

const files = ['package.json', 'package-lock.json', 'src/api/package.json', 'CHANGELOG.md'];
const contents = read(files);

function read(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, readFileSync(name, 'utf8')]));
}

describe('a release', () => {
  it('is of one version: the extension, the package for other extensions, the changelog', () => {
    const unreleased = { ...contents, 'CHANGELOG.md': '# Changelog\n\n## Unreleased\n\n- More.\n' };
    const released = withVersion(unreleased, '12.3.4');
    assert.deepEqual(versionProblems(released, '12.3.4'), []);
    assert.equal(released['CHANGELOG.md'], '# Changelog\n\n## 12.3.4\n\n- More.\n');
    assert.deepEqual(versionProblems(released, '12.3.5'), [
      'package.json has the version 12.3.4 instead of 12.3.5.',
      'package-lock.json has the version 12.3.4 instead of 12.3.5.',
      'src/api/package.json has the version 12.3.4 instead of 12.3.5.',
      'CHANGELOG.md begins with "## 12.3.4" instead of "## 12.3.5".',
    ]);
  });

  it('changes nothing but the version in the manifests', () => {
    const { version } = JSON.parse(contents['package.json']!) as { version: string };
    const same = withVersion(contents, version);
    for (const file of files.slice(0, 3)) {
      assert.equal(same[file], contents[file], file);
    }
  });

  it('has the address of the repository wherever a page or a package leads there', () => {
    const changed = withRepository(read(filesWithRepository), 'contoso/broker');
    const { repository, bugs, homepage, qna } = JSON.parse(changed['package.json']!) as {
      repository: { url: string };
      bugs: { url: string };
      homepage: string;
      qna: string;
    };
    assert.deepEqual(
      [repository.url, bugs.url, homepage, qna],
      ['.git', '/issues', '#readme', '/discussions'].map(
        (end) => `https://github.com/contoso/broker${end}`,
      ),
    );
    const api = JSON.parse(changed['src/api/package.json']!) as { repository: { url: string } };
    assert.equal(api.repository.url, 'git+https://github.com/contoso/broker.git');
    assert.match(changed['.github/CODEOWNERS']!, /^\* @contoso$/m);
  });

  it('puts address and owner in wherever they are', () => {
    const { repository } = JSON.parse(contents['package.json']!) as { repository: { url: string } };
    const [, owner, name] = new URL(repository.url.replace(/\.git$/, '')).pathname.split('/');
    const old = new RegExp(`github\\.com/${owner}/${name}\\b|^\\* @${owner}\\b`, 'm');
    const places = [
      '*.{md,json}',
      '.github/**/*.*',
      '.github/*',
      '{docs,samples,src}/**/*.{md,json}',
    ];
    const all = read(globSync(places).filter((file) => statSync(file).isFile()));
    const withOld = (files: Readonly<Record<string, string>>) =>
      Object.keys(files).filter((file) => old.test(files[file]!));
    assert.deepEqual(withOld(all).sort(), filesWithRepository.toSorted());
    const changed = withRepository(read(filesWithRepository), 'contoso/broker');
    assert.deepEqual(withOld({ ...all, ...changed }), []);
    assert.deepEqual(withRepository(changed, `${owner}/${name}`), read(filesWithRepository));
  });
});
