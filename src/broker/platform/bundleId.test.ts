import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleIdOf } from './bundleId.ts';

describe('bundleIdOf', () => {
  let contents: string;
  let executable: string;

  beforeEach(async () => {
    contents = join(await mkdtemp(join(tmpdir(), 'bundle-')), 'Contents');
    executable = join(contents, 'MacOS', 'Code Helper (Plugin)');
    await mkdir(join(contents, 'MacOS'), { recursive: true });
  });

  afterEach(async () => {
    await rm(join(contents, '..'), { recursive: true });
  });

  it('reads the id from the Info.plist of the app', async () => {
    await writeFile(
      join(contents, 'Info.plist'),
      `<?xml version="1.0" encoding="UTF-8"?>
<plist version="1.0">
  <dict>
    <key>CFBundleName</key>
    <string>Code Helper (Plugin)</string>
    <key>CFBundleIdentifier</key>
    <string>com.microsoft.VSCode.helper</string>
  </dict>
</plist>`,
    );
    assert.equal(bundleIdOf(executable), 'com.microsoft.VSCode.helper');
  });

  it('knows nothing of what is no app, or has no id that could be one', async () => {
    assert.equal(bundleIdOf(executable), undefined);
    for (const plist of [
      'bplist00\xd1\x01\x02',
      '',
      '<key>CFBundleIdentifier</key><string>com.contoso://x</string>',
    ]) {
      await writeFile(join(contents, 'Info.plist'), plist, 'latin1');
      assert.equal(bundleIdOf(executable), undefined);
    }
  });
});
