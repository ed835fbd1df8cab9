import assert from 'node:assert/strict';
import { settingRemedy } from './settingRemedy.ts';

describe('settingRemedy', () => {
  for (const [setting, value] of [
    ['clientId', 'the application (client) id of your app registration'],
    [
      'tenant',
      'a tenant id, a domain such as contoso.com, or one of organizations, common and consumers',
    ],
    ['cloud', 'one of public, usGovernment, china and custom'],
    ['customAuthority', 'an origin such as https://login.contoso.com, without a path'],
    ['redirectUri', 'a URI that the app registration has, or leave it empty'],
    ['signInScopes', 'scopes of one resource, such as User.Read'],
  ] as const) {
    it(`says how ${setting} has to be`, () => {
      const name = `entraBroker.${setting}`;
      assert.equal(settingRemedy(name), `Set ${name} to ${value}.`);
    });
  }

  it('names any other setting', () => {
    assert.equal(settingRemedy('entraBroker.other'), 'Set entraBroker.other in the settings.');
  });
});
