import assert from 'node:assert/strict';
import { redirectUriOf } from '../broker/platform/nativeRedirectUri.ts';
import { platforms, redirectUris } from './redirectUris.ts';

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

  it('begin with the one that is sent on this platform, and have those of all', () => {
    for (const platform of platforms) {
      const uris = redirectUris(clientId, platform);
      assert.equal(uris[0]?.platform, platform);
      const sent = redirectUriOf(clientId, platform, 'com.microsoft.VSCode.helper');
      assert.equal(uris[0].uri, sent);
      assert.deepEqual(new Set(uris.map((uri) => uri.platform)), new Set(platforms));
    }
    assert.equal(redirectUris(clientId, 'freebsd').length, redirectUris(clientId, 'linux').length);
  });
});
