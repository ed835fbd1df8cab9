import assert from 'node:assert/strict';
import { buildStoredAccount } from '../test/builders/accounts.ts';
import { clientId } from '../test/builders/clients.ts';
import { formatAccountRecords, parseAccountRecords } from './accountRecords.ts';

const otherClientId = '11111111-2222-3333-4444-555555555555';

/** What version 0.1.0 of the extension stored. */
const { id, label, username, authorityHost, signedInAt } = buildStoredAccount();
const version1 = { id, label, username, authorityHost, signedInAt };

describe('the stored list of accounts', () => {
  it('comes back as it was stored', () => {
    const account = buildStoredAccount({ clientIds: [clientId, otherClientId], issuedAt: 7 });
    const { accounts, others, migrated } = parseAccountRecords(
      formatAccountRecords({ accounts: [account], others: [] }),
      clientId,
    );
    assert.deepEqual(accounts, [account]);
    assert.deepEqual([others, migrated], [[], false]);
  });

  it('of version 1 has signed in with the app of the settings', () => {
    const { accounts, migrated } = parseAccountRecords(JSON.stringify([version1]), clientId);
    assert.deepEqual(accounts, [{ ...version1, clientIds: [clientId] }]);
    assert.equal(migrated, true);
    const mixed = JSON.stringify([buildStoredAccount({ id: 'o2.t1' }), version1]);
    assert.equal(parseAccountRecords(mixed, clientId).migrated, true);
  });

  it('of version 1 has signed in with no app if the setting has none', () => {
    for (const none of ['', 'my-app']) {
      const { accounts } = parseAccountRecords(JSON.stringify([version1]), none);
      assert.deepEqual(accounts[0]?.clientIds, []);
    }
  });

  it('keeps what a later version has added: members, records, and its version', () => {
    const later = { ...buildStoredAccount(), version: 9, colour: 'blue' };
    const stranger = { kind: 'group', version: 9 };
    const records = parseAccountRecords(JSON.stringify([stranger, later]), clientId);
    assert.deepEqual(records.others, [stranger]);
    assert.deepEqual(JSON.parse(formatAccountRecords(records)), [later, stranger]);
  });

  it('takes a version that is no number for none', () => {
    const json = JSON.stringify([{ ...buildStoredAccount(), version: 'new' }]);
    const records = parseAccountRecords(json, clientId);
    assert.deepEqual(records.accounts, [buildStoredAccount()]);
    const formatted: unknown = JSON.parse(formatAccountRecords(records));
    assert.partialDeepStrictEqual(formatted, [{ version: 2 }]);
  });

  it('counts as empty if it is no list', () => {
    for (const json of [undefined, '', 'null', '{}', '[', '"a"']) {
      const { accounts, others } = parseAccountRecords(json, clientId);
      assert.deepEqual([accounts, others], [[], []], json);
    }
  });

  it('has only accounts whose members are all there', () => {
    const whole = { ...buildStoredAccount(), issuedAt: 1 };
    for (const member of Object.keys(whole)) {
      const { accounts, others } = parseAccountRecords(
        JSON.stringify([{ ...whole, [member]: {} }, null, 5]),
        clientId,
      );
      assert.deepEqual([accounts.length, others.length], [0, 3], member);
    }
    const mixed = JSON.stringify([{ ...whole, clientIds: [clientId, 5] }]);
    assert.deepEqual(parseAccountRecords(mixed, clientId).accounts, []);
  });
});
