import assert from 'node:assert/strict';
import { buildStoredAccount } from '../test/builders/accounts.ts';
import { homeTenantOf, listedSession } from './account.ts';

describe('a listed session', () => {
  it('names the account and holds no token', () => {
    const account = buildStoredAccount({ id: 'o1.t1', label: 'alex@contoso.com' });
    assert.deepEqual(listedSession(account), {
      id: 'o1.t1',
      accessToken: '',
      account: { id: 'o1.t1', label: 'alex@contoso.com' },
      scopes: ['openid'],
    });
  });

  it('has the scopes that it answers', () => {
    assert.deepEqual(listedSession(buildStoredAccount(), ['User.Read']).scopes, ['User.Read']);
  });
});

describe('homeTenantOf', () => {
  it('is what follows the object id', () => {
    assert.equal(homeTenantOf('o1.t1'), 't1');
  });
});
