import assert from 'node:assert/strict';
import { requireOneResource, resourceOf } from './oneResource.ts';
import { ScopeError } from './scopeError.ts';

const clientId = '6f8a1c5e-0b7d-4c3e-9a51-2d4f6b8c0e13';

function refused(scopes: readonly string[], message: RegExp): void {
  assert.throws(
    () => {
      requireOneResource(scopes);
    },
    (error) => error instanceof ScopeError && message.test(error.message),
  );
}

describe('requireOneResource', () => {
  it('names the resources if there are several', () => {
    refused(
      ['api://orders/Read', 'https://vault.azure.net/.default'],
      /belong to 2: api:\/\/orders, https:\/\/vault\.azure\.net/,
    );
    refused(['User.Read', 'api://orders/Read'], /graph\.microsoft\.com.*api:\/\/orders/);
  });

  it('cuts long names', () => {
    const name = `api://${'a'.repeat(100)}`;
    refused(['User.Read', `${name}/Read`], /: https:\/\/graph\.microsoft\.com, api:\/\/a{58}…\.$/);
  });

  it('takes one resource in several spellings', () => {
    requireOneResource([]);
    requireOneResource(['User.Read', 'https://graph.microsoft.com/Mail.Read']);
    requireOneResource(['https://Graph.Microsoft.com/Read', 'https://graph.microsoft.com//Write']);
    requireOneResource(['api://orders/Read', 'api://orders/Write']);
  });

  it('takes short names for those of the Microsoft Graph of any cloud', () => {
    for (const graph of ['graph.microsoft.us', 'dod-graph.microsoft.us']) {
      requireOneResource(['User.Read', `https://${graph}/Mail.Read`]);
    }
    requireOneResource(['User.Read', '00000003-0000-0000-c000-000000000000/Mail.Read']);
    refused(['https://graph.microsoft.us/Mail.Read', 'https://graph.microsoft.com/Mail.Read'], /2/);
    refused(['User.Read', 'https://graph.microsoft.us/Mail.Read', 'api://orders/Read'], /to 2: /);
  });

  it('takes one resource of Microsoft under two names', () => {
    requireOneResource([
      '499b84ac-1321-427f-aa17-267ca6975798/.default',
      'https://app.vssps.visualstudio.com/user_impersonation',
    ]);
  });
});

describe('resourceOf', () => {
  it('is everything before the last slash, and Microsoft Graph if there is none', () => {
    assert.equal(resourceOf('api://orders/Files.Read'), 'api://orders');
    assert.equal(resourceOf('https://vault.azure.net/.default'), 'https://vault.azure.net');
    assert.equal(resourceOf('https://storage.azure.com///.default'), 'https://storage.azure.com');
    assert.equal(resourceOf(`${clientId}/.default`), clientId);
    assert.equal(resourceOf('User.Read'), 'https://graph.microsoft.com');
    assert.equal(resourceOf('/User.Read'), 'https://graph.microsoft.com');
  });
});
