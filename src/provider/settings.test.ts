import assert from 'node:assert/strict';
import { fake, resetFake } from '../test/fakes/vscode.ts';
import {
  readClearClipboardAfterSeconds,
  readIsolation,
  readSignInSettings,
  writeSetting,
} from './settings.ts';

describe('the settings', () => {
  beforeEach(resetFake);

  const set = (name: string, value: unknown) => {
    fake.settings[`entraBroker.${name}`] = value;
  };

  it('have defaults', () => {
    assert.deepEqual(readSignInSettings(), {
      clientId: '',
      tenant: 'organizations',
      cloud: 'public',
      customAuthority: '',
      redirectUri: '',
      signInScopes: ['User.Read'],
    });
    assert.equal(readIsolation(), 'process');
    assert.equal(readClearClipboardAfterSeconds(), 60);
  });

  it('are read without the blanks around them', () => {
    set('tenant', ' contoso.com ');
    set('signInScopes', [' Mail.Read']);
    set('redirectUri', 'msauth.com.contoso.editor://auth ');
    const { tenant, signInScopes, redirectUri } = readSignInSettings();
    assert.deepEqual([tenant, signInScopes], ['contoso.com', ['Mail.Read']]);
    assert.equal(redirectUri, 'msauth.com.contoso.editor://auth');
  });

  it('are passed on to be refused if they are of another type', () => {
    set('customAuthority', 5);
    set('signInScopes', 5);
    const { customAuthority, signInScopes } = readSignInSettings();
    assert.deepEqual([customAuthority, signInScopes], ['5', ['5']]);
    set('signInScopes', ['User.Read', 5]);
    assert.deepEqual(readSignInSettings().signInScopes, ['User.Read', '5']);
  });

  it('follow the built-in provider to its cloud until a cloud is set here', () => {
    fake.settings['microsoft-sovereign-cloud.environment'] = 'custom';
    fake.settings['microsoft-sovereign-cloud.customEnvironment'] = {
      activeDirectoryEndpointUrl: 'https://login.contoso.example',
    };
    const ofBuiltIn = readSignInSettings();
    assert.deepEqual(
      [ofBuiltIn.cloud, ofBuiltIn.customAuthority],
      ['custom', 'https://login.contoso.example'],
    );
    set('customAuthority', 'https://login.own.example');
    assert.equal(readSignInSettings().customAuthority, 'https://login.own.example');
    set('cloud', 'public');
    assert.equal(readSignInSettings().cloud, 'public');
  });

  it('are written for the user', async () => {
    await writeSetting('clientId', 'new');
    assert.equal(readSignInSettings().clientId, 'new');
  });

  it('isolate the runtime unless told otherwise in so many words', () => {
    set('isolation', 'None');
    assert.equal(readIsolation(), 'process');
    set('isolation', 'none');
    assert.equal(readIsolation(), 'none');
  });

  it('leave a token in the clipboard for an hour at most', () => {
    set('clearClipboardAfterSeconds', 1e9);
    assert.equal(readClearClipboardAfterSeconds(), 3600);
    set('clearClipboardAfterSeconds', 0);
    assert.equal(readClearClipboardAfterSeconds(), 0);
    set('clearClipboardAfterSeconds', '10');
    assert.equal(readClearClipboardAfterSeconds(), 60);
  });
});
