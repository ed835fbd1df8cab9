import assert from 'node:assert/strict';
import fc from 'fast-check';
import { buildStoredAccount } from '../test/builders/accounts.ts';
import type { StoredAccount } from './account.ts';
import { isSuccessor, labelOf, uniqueLabel } from './accountLabel.ts';

/** The labels that accounts get which sign in one after the other. */
function labels(accounts: readonly (readonly [id: string, username: string])[]): string[] {
  return accounts
    .reduce<StoredAccount[]>((known, [id, username]) => {
      const label = uniqueLabel({ id, username }, known);
      return [...known, buildStoredAccount({ id, username, label })];
    }, [])
    .map(({ label }) => label);
}

describe('the label of an account', () => {
  it('is the sign-in name in lowercase', () => {
    assert.deepEqual(labels([['o1.t1', 'Alex@Contoso.com']]), ['alex@contoso.com']);
  });

  it('has the tenant if a person is in two', () => {
    assert.deepEqual(
      labels([
        ['o1.t1', 'alex@contoso.com'],
        ['o2.t2', 'Alex@Contoso.com'],
      ]),
      ['alex@contoso.com', 'alex@contoso.com (t2)'],
    );
  });

  it('has the whole id if the tenant does not tell accounts apart', () => {
    assert.deepEqual(
      labels([
        ['o1.t1', 'alex'],
        ['o2.t1', 'alex'],
        ['o3.t1', 'alex'],
      ]),
      ['alex', 'alex (t1)', 'alex (o3.t1)'],
    );
  });

  it('is never that of another account, however alike they are', () => {
    const word = fc.constantFrom('a', 'A', 'b', 'a (b)', 'a.b');
    const account = fc.tuple(fc.uuid(), word, word);
    fc.assert(
      fc.property(fc.uniqueArray(account, { maxLength: 8, selector: ([id]) => id }), (accounts) => {
        const given = labels(accounts.map(([id, tenant, name]) => [`${id}.${tenant}`, name]));
        assert.equal(new Set(given.map((label) => label.toLowerCase())).size, given.length);
      }),
    );
  });

  it('stays as it is while the name is the same, in whatever case', () => {
    const known = buildStoredAccount({
      username: 'Alex@Contoso.com',
      label: 'Alex@Contoso.com (t1)',
    });
    assert.equal(labelOf({ id: known.id, username: 'alex@contoso.com' }, known, []), known.label);
  });

  it('follows an account that was renamed', () => {
    const known = buildStoredAccount({ username: 'alex@contoso.com', label: 'alex@contoso.com' });
    assert.equal(
      labelOf({ id: known.id, username: 'alexandra@contoso.com' }, known, []),
      'alexandra@contoso.com',
    );
  });
});

describe('isSuccessor', () => {
  const old = buildStoredAccount({ id: 'o1.t1', username: 'alex@contoso.com' });

  it('is an account of the same name in the same tenant', () => {
    assert.equal(isSuccessor({ id: 'o2.t1', username: 'Alex@contoso.com' }, old), true);
  });

  it('is none of another tenant or name, nor of somebody unknown', () => {
    assert.equal(isSuccessor({ id: 'o2.t2', username: 'alex@contoso.com' }, old), false);
    assert.equal(isSuccessor({ id: 'o2.t1', username: 'megan@contoso.com' }, old), false);
    assert.equal(isSuccessor({ id: 'o2.t1', username: 'alex@contoso.com' }, undefined), false);
    assert.equal(
      isSuccessor({ id: 'o2.t1', username: 'alex@contoso.com' }, { id: 'o1.t1' }),
      false,
    );
  });
});
