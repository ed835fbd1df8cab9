import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleIdOf } from '../../diagnostics/bundleId.ts';
import { platforms, redirectUris } from '../../diagnostics/redirectUris.ts';

const clientId = '6f8a1c5e-0b7d-4c3e-9a51-2d4f6b8c0e13';

function urisOf(platform: string, bundleId?: string): string[] {
  return redirectUris(clientId, 'linux', bundleId)
    .filter((redirectUri) => redirectUri.platform === platform)
    .map(({ uri }) => uri);
}

describe('the redirect URIs of an app registration', () => {
  it('are those that each broker expects', () => {
    assert.deepEqual(urisOf('win32'), [`ms-appx-web://Microsoft.AAD.BrokerPlugin/${clientId}`]);
    assert.deepEqual(urisOf('linux'), [
      'https://login.microsoftonline.com/common/oauth2/nativeclient',
    ]);
    assert.deepEqual(urisOf('darwin'), [
      'msauth.com.microsoft.VSCode.helper://auth',
      'msauth.com.microsoft.VSCode://auth',
      'msauth.com.msauth.unsignedapp://auth',
    ]);
  });

  it('have the bundle id of the running program on macOS, with and without the helper', () => {
    const insiders = [
      'msauth.com.microsoft.VSCodeInsiders.helper://auth',
      'msauth.com.microsoft.VSCodeInsiders://auth',
      'msauth.com.msauth.unsignedapp://auth',
    ];
    assert.deepEqual(urisOf('darwin', 'com.microsoft.VSCodeInsiders.helper'), insiders);
    assert.deepEqual(urisOf('darwin', 'com.contoso.Editor'), [
      'msauth.com.contoso.Editor://auth',
      'msauth.com.msauth.unsignedapp://auth',
    ]);
  });

  it('begin with those of this platform, and have those of all', () => {
    for (const platform of platforms) {
      const uris = redirectUris(clientId, platform);
      assert.equal(uris[0]?.platform, platform);
      assert.deepEqual(new Set(uris.map((uri) => uri.platform)), new Set(platforms));
    }
    assert.equal(redirectUris(clientId, 'freebsd').length, redirectUris(clientId, 'linux').length);
  });
});

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
    assert.equal(await bundleIdOf(executable), 'com.microsoft.VSCode.helper');
  });

  it('knows nothing of what is no app, or has no id that could be one', async () => {
    assert.equal(await bundleIdOf(executable), undefined);
    for (const plist of [
      'bplist00\xd1\x01\x02',
      '',
      '<key>CFBundleIdentifier</key><string>com.contoso://x</string>',
    ]) {
      await writeFile(join(contents, 'Info.plist'), plist, 'latin1');
      assert.equal(await bundleIdOf(executable), undefined);
    }
  });
});
