import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { BrokerAccount } from '../../broker/broker.ts';
import type { StoredAccount } from '../../provider/account.ts';
import { listedSession, signInScopes, uniqueLabel } from '../../provider/account.ts';

function brokerAccount(objectId: string, tenant: string, username: string): BrokerAccount {
  return {
    homeAccountId: `${objectId}.${tenant}`,
    environment: 'login.microsoftonline.com',
    tenantId: tenant,
    localAccountId: objectId,
    username,
  };
}

function stored(account: BrokerAccount, others: readonly StoredAccount[]): StoredAccount {
  return {
    id: account.homeAccountId,
    label: uniqueLabel(account, others),
    username: account.username,
    authorityHost: 'https://login.microsoftonline.com',
    signedInAt: 0,
  };
}

/** The labels that accounts get which sign in one after the other. */
function labels(accounts: readonly BrokerAccount[]): string[] {
  return accounts
    .reduce<StoredAccount[]>((known, account) => [...known, stored(account, known)], [])
    .map(({ label }) => label);
}

describe('the label of an account', () => {
  it('is the sign-in name', () => {
    assert.deepEqual(labels([brokerAccount('o1', 't1', 'alex@contoso.com')]), ['alex@contoso.com']);
  });

  it('has the tenant for a person who is in two', () => {
    assert.deepEqual(
      labels([
        brokerAccount('o1', 't1', 'alex@contoso.com'),
        brokerAccount('o2', 't2', 'Alex@Contoso.com'),
      ]),
      ['alex@contoso.com', 'Alex@Contoso.com (t2)'],
    );
  });

  it('has the whole id where the tenant does not tell accounts apart', () => {
    assert.deepEqual(
      labels([
        brokerAccount('o1', 't1', 'alex'),
        brokerAccount('o2', 't1', 'alex'),
        brokerAccount('o3', 't1', 'alex'),
      ]),
      ['alex', 'alex (t1)', 'alex (o3.t1)'],
    );
  });

  it('is never that of another account, however alike they are', () => {
    const word = fc.constantFrom('a', 'A', 'b', 'a (b)', 'a.b');
    const account = fc.tuple(fc.uuid(), word, word);
    fc.assert(
      fc.property(fc.uniqueArray(account, { maxLength: 8, selector: ([id]) => id }), (accounts) => {
        const given = labels(
          accounts.map(([id, tenant, name]) => brokerAccount(id, tenant, name)),
        ).map((label) => label.toLowerCase());
        assert.equal(new Set(given).size, given.length);
      }),
    );
  });
});

describe('a listed session', () => {
  it('names the account and holds no token', () => {
    const account = stored(brokerAccount('o1', 't1', 'alex@contoso.com'), []);
    assert.deepEqual(listedSession(account), {
      id: 'o1.t1',
      accessToken: '',
      account: { id: 'o1.t1', label: 'alex@contoso.com' },
      scopes: signInScopes,
    });
  });
});
