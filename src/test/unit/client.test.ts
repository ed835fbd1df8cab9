import assert from 'node:assert/strict';
import { BrokerError } from '../../broker/brokerError.ts';
import { clientIdProblem, resolveRequest } from '../../provider/client.ts';
import type { ParsedScopes } from '../../provider/scopes.ts';
import type { SignInSettings } from '../../provider/settings.ts';

const clientId = '6f8a1c5e-0b7d-4c3e-9a51-2d4f6b8c0e13';
const otherClientId = '11111111-2222-3333-4444-555555555555';

const settings: SignInSettings = {
  clientId,
  tenant: 'organizations',
  cloud: 'public',
  customAuthority: '',
  redirectUri: '',
};

function resolve(changed: Partial<SignInSettings>, parsed: Partial<ParsedScopes> = {}) {
  return resolveRequest({ resourceScopes: [], ...parsed }, { ...settings, ...changed });
}

/** Each is refused as `misconfigured`, and the error names the setting that is wrong. */
function refused(setting: keyof SignInSettings, changes: readonly Partial<SignInSettings>[]): void {
  for (const changed of changes) {
    assert.throws(
      () => resolve(changed),
      (error) =>
        error instanceof BrokerError &&
        error.kind === 'misconfigured' &&
        error.details.subject === `entraBroker.${setting}`,
      JSON.stringify(changed),
    );
  }
}

describe('resolveRequest', () => {
  it('takes the settings where there are no tags', () => {
    assert.deepEqual(resolve({}), {
      client: { clientId, authorityHost: 'https://login.microsoftonline.com' },
      tenant: 'organizations',
      scopes: ['https://graph.microsoft.com/.default'],
    });
  });

  it('prefers tags, also where the setting is wrong or missing', () => {
    const parsed = {
      clientId: otherClientId,
      tenant: 'contoso.com',
      resourceScopes: ['api://orders/Read'],
    };
    const request = resolve({ clientId: '', tenant: 'no tenant' }, parsed);
    assert.equal(request.client.clientId, otherClientId);
    assert.equal(request.tenant, 'contoso.com');
    assert.deepEqual(request.scopes, ['api://orders/Read']);
  });

  it('refuses a client id that is no GUID', () => {
    refused(
      'clientId',
      ['', 'my-app', clientId.slice(1), `{${clientId}}`, `${clientId}\n`].map((value) => ({
        clientId: value,
      })),
    );
    assert.equal(resolve({ clientId: clientId.toUpperCase() }).client.clientId, clientId);
  });

  it('refuses a tenant that is none', () => {
    refused(
      'tenant',
      ['contoso', 'contoso.com/x', '..', 'a b.com', 'https://contoso.com'].map((tenant) => ({
        tenant,
      })),
    );
    assert.equal(resolve({ tenant: 'Contoso.com' }).tenant, 'contoso.com');
  });

  it('has the authority and the default scope of each national cloud', () => {
    const host = (cloud: SignInSettings['cloud']) => {
      const { client, scopes } = resolve({ cloud });
      return [client.authorityHost, ...scopes];
    };
    assert.deepEqual(host('usGovernment'), [
      'https://login.microsoftonline.us',
      'https://graph.microsoft.us/.default',
    ]);
    assert.deepEqual(host('china'), [
      'https://login.partner.microsoftonline.cn',
      'https://microsoftgraph.chinacloudapi.cn/.default',
    ]);
  });

  it('refuses a cloud that it does not know', () => {
    refused('cloud', [{ cloud: 'germany' as SignInSettings['cloud'] }]);
  });

  it('takes a custom authority that is an https origin', () => {
    for (const customAuthority of ['https://login.contoso.com', 'https://Login.Contoso.com/']) {
      const { client } = resolve({ cloud: 'custom', customAuthority });
      assert.equal(client.authorityHost, 'https://login.contoso.com');
    }
    const withPort = resolve({
      cloud: 'custom',
      customAuthority: 'https://login.contoso.com:8443',
    });
    assert.equal(withPort.client.authorityHost, 'https://login.contoso.com:8443');
  });

  it('refuses every other custom authority', () => {
    refused(
      'customAuthority',
      [
        '',
        'login.contoso.com',
        'http://login.contoso.com',
        'https://login.contoso.com/tenant',
        'https://login.contoso.com/?a=b',
        'https://login.contoso.com/#a',
        'https://alex:secret@login.contoso.com',
        'javascript:alert(1)',
      ].map((customAuthority) => ({ cloud: 'custom', customAuthority })),
    );
  });

  it('ignores the custom authority where another cloud is chosen', () => {
    const { client } = resolve({ cloud: 'public', customAuthority: 'https://login.contoso.com' });
    assert.equal(client.authorityHost, 'https://login.microsoftonline.com');
  });

  it('passes a redirect URI on, and refuses what is none', () => {
    const redirectUri = 'msauth.com.contoso.Editor://auth';
    assert.equal(resolve({ redirectUri }).client.redirectUri, redirectUri);
    refused('redirectUri', [{ redirectUri: 'contoso' }, { redirectUri: '//auth' }]);
  });

  it('leaves the app registrations of other extensions to their own redirect URIs', () => {
    const redirectUriOf = (redirectUri: string) =>
      resolve({ redirectUri }, { clientId: otherClientId }).client.redirectUri;
    assert.equal(redirectUriOf(`ms-appx-web://microsoft.aad.brokerplugin/${clientId}`), undefined);
    const ofTheEditor = 'msauth.com.contoso.Editor://auth';
    assert.equal(redirectUriOf(ofTheEditor), ofTheEditor);
  });
});

describe('clientIdProblem', () => {
  it('says what a client id looks like where it is none', () => {
    assert.equal(clientIdProblem(clientId), undefined);
    assert.equal(clientIdProblem(` ${clientId}\n`), undefined);
    assert.match(clientIdProblem('my-app') ?? '', /GUID/);
    assert.match(clientIdProblem('') ?? '', /GUID/);
  });
});
