import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ownRedirectUri, redirectUriOf } from './nativeRedirectUri.ts';

const clientId = '6f8a1c5e-0b7d-4c3e-9a51-2d4f6b8c0e13';

describe('the redirect URI that is sent', () => {
  it('has the client id on Windows', () => {
    assert.equal(
      redirectUriOf(clientId, 'win32'),
      `ms-appx-web://Microsoft.AAD.BrokerPlugin/${clientId}`,
    );
  });

  it('has the bundle id of the app on macOS', () => {
    assert.equal(
      redirectUriOf(clientId, 'darwin', 'com.microsoft.VSCode.helper'),
      'msauth.com.microsoft.VSCode.helper://auth',
    );
  });

  it('is that of unsigned programs if the program is no app', () => {
    assert.equal(redirectUriOf(clientId, 'darwin'), 'msauth.com.msauth.unsignedapp://auth');
  });

  it('is the same for all apps on Linux', () => {
    assert.equal(
      redirectUriOf(clientId, 'linux'),
      'https://login.microsoftonline.com/common/oauth2/nativeclient',
    );
  });

  it('names the app that the program of this process belongs to', async () => {
    const app = await mkdtemp(join(tmpdir(), 'app-'));
    try {
      await writeFile(
        join(app, 'Info.plist'),
        '<key>CFBundleIdentifier</key><string>com.contoso.editor.helper</string>',
      );
      assert.equal(
        ownRedirectUri(clientId, 'darwin', join(app, 'MacOS', 'Editor Helper')),
        'msauth.com.contoso.editor.helper://auth',
      );
    } finally {
      await rm(app, { recursive: true });
    }
  });
});
