import assert from 'node:assert/strict';
import { BrokerError } from '../broker/brokerError.ts';
import { applySettings, clientIdProblem } from './client.ts';
import type { ParsedScopes } from './scopes.ts';
import type { SignInSettings } from './settings.ts';

const clientId = '6f8a1c5e-0b7d-4c3e-9a51-2d4f6b8c0e13';
const otherClientId = '11111111-2222-3333-4444-555555555555';

const settings: SignInSettings = {
  clientId,
  tenant: 'organizations',
  cloud: 'public',
  customAuthority: '',
  redirectUri: '',
  signInScopes: ['User.Read'],
};

function resolve(changed: Partial<SignInSettings>, parsed: Partial<ParsedScopes> = {}) {
  return applySettings({ resourceScopes: [], ...parsed }, { ...settings, ...changed });
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

describe('applySettings', () => {
  it('takes the settings if there are no tags', () => {
    assert.deepEqual(resolve({}), {
      client: { clientId, authorityHost: 'https://login.microsoftonline.com' },
      tenant: 'organizations',
      scopes: ['https://graph.microsoft.com/User.Read'],
    });
  });

  it('prefers tags, also if the setting is wrong or missing', () => {
    const parsed = {
      clientId: otherClientId,
      tenant: 'contoso.com',
      resourceScopes: ['api://orders/Read'],
    };
    const request = resolve({ clientId: '', tenant: 'no tenant' }, parsed);
    assert.equal(request.client.clientId, otherClientId);
    assert.equal(request.tenant, 'contoso.com');
    assert.deepEqual(request.scopes, ['api://orders/Read']);
    assert.deepEqual(request.overrides, ['entraBroker.clientId', 'entraBroker.tenant']);
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

  it('has the authority and the Microsoft Graph of each national cloud', () => {
    const host = (cloud: SignInSettings['cloud']) => {
      const { client, scopes } = resolve({ cloud });
      return [client.authorityHost, ...scopes];
    };
    assert.deepEqual(host('usGovernment'), [
      'https://login.microsoftonline.us',
      'https://graph.microsoft.us/User.Read',
    ]);
    assert.deepEqual(host('china'), [
      'https://login.partner.microsoftonline.cn',
      'https://microsoftgraph.chinacloudapi.cn/User.Read',
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

  it('ignores the custom authority if another cloud is chosen', () => {
    const { client } = resolve({ cloud: 'public', customAuthority: 'https://login.contoso.com' });
    assert.equal(client.authorityHost, 'https://login.microsoftonline.com');
  });

  it('asks for the sign-in scopes of the settings if there are only OpenID scopes', () => {
    const openIdScopes = ['openid', 'email'];
    const scopesOf = (cloud: SignInSettings['cloud'], ...signInScopes: readonly string[]) =>
      resolve(
        { cloud, customAuthority: 'https://login.contoso.com', signInScopes },
        { openIdScopes },
      ).scopes;
    assert.deepEqual(scopesOf('china', 'Mail.Read'), [
      'https://microsoftgraph.chinacloudapi.cn/Mail.Read',
      ...openIdScopes,
    ]);
    assert.deepEqual(scopesOf('public', 'api://orders/Read'), [
      'api://orders/Read',
      ...openIdScopes,
    ]);
    // The Microsoft Graph of a custom cloud isn't known here.
    assert.deepEqual(scopesOf('custom', 'Mail.Read'), ['Mail.Read', ...openIdScopes]);
  });

  it('refuses sign-in scopes that are none, and tags among them', () => {
    refused(
      'signInScopes',
      [
        [],
        ['openid'],
        ['a b'],
        ['User.Read', 'api://orders/Read'],
        ['User.Read', 'VSCODE_TENANT:a.com'],
      ].map((signInScopes) => ({ signInScopes })),
    );
  });

  it('lets OpenID scopes that are asked for go along', () => {
    const parsed = { resourceScopes: ['api://orders/Read'], openIdScopes: ['email'] };
    assert.deepEqual(resolve({}, parsed).scopes, ['api://orders/Read', 'email']);
  });

  it('refuses a resource of another cloud, by name', () => {
    const resolveIn = (cloud: SignInSettings['cloud'], scope: string) =>
      resolve({ cloud, customAuthority: 'https://login.contoso.com' }, { resourceScopes: [scope] });
    for (const [cloud, scope, host] of [
      ['public', 'https://graph.microsoft.us/User.Read', 'graph.microsoft.us'],
      ['usGovernment', 'https://management.azure.com/.default', 'management.azure.com'],
      ['china', 'https://vault.usgovcloudapi.net/.default', 'vault.usgovcloudapi.net'],
    ] as const) {
      assert.throws(() => resolveIn(cloud, scope), {
        kind: 'misconfigured',
        message: `${host} belongs to another cloud than the one in entraBroker.cloud. Choose the resource's cloud in entraBroker.cloud, or a resource of this cloud.`,
      });
    }
    assert.ok(resolveIn('usGovernment', 'https://dod-graph.microsoft.us/User.Read'));
    assert.ok(resolveIn('usGovernment', 'User.Read'));
    assert.ok(resolveIn('custom', 'https://graph.microsoft.us/User.Read'));
  });

  it('passes a redirect URI on, and refuses what is none', () => {
    const redirectUri = 'msauth.com.contoso.Editor://auth';
    assert.equal(resolve({ redirectUri }).client.redirectUri, redirectUri);
    const ofTheApp = `ms-appx-web://microsoft.aad.brokerplugin/${clientId}`;
    const { client } = resolve({ clientId: clientId.toUpperCase(), redirectUri: ofTheApp });
    assert.equal(client.redirectUri, ofTheApp);
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
  it('says how a client id looks if it is none', () => {
    assert.equal(clientIdProblem(clientId), undefined);
    assert.equal(clientIdProblem(` ${clientId}\n`), undefined);
    assert.match(clientIdProblem('my-app') ?? '', /GUID/);
    assert.match(clientIdProblem('') ?? '', /GUID/);
  });
});
