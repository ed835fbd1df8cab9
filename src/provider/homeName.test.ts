import assert from 'node:assert/strict';
import { BrokerError } from '../broker/brokerError.ts';
import { neverAborted } from '../broker/waiting.ts';
import { buildBrokerAccount } from '../test/builders/accounts.ts';
import { buildAccountsRequest } from '../test/builders/requests.ts';
import { fakeBroker } from '../test/fakes/broker.ts';
import { homeNameOf, isHomeRecord } from './homeName.ts';

const guest = buildBrokerAccount({
  homeAccountId: 'o1.t1',
  tenantId: 't2',
  localAccountId: 'o9',
  username: 'alex_b_contoso.com#EXT#@fabrikam.onmicrosoft.com',
});
const home = buildBrokerAccount({ username: 'alex_b@contoso.com' });

const nameOf = async (
  account: typeof guest,
  known: string | undefined,
  ...[broker]: Parameters<typeof fakeBroker>
) => homeNameOf(account, known, fakeBroker(broker), buildAccountsRequest(), neverAborted);

describe('the name of an account', () => {
  it('is that of the record in its home tenant', async () => {
    assert.equal(isHomeRecord(home), true);
    assert.equal(await nameOf(home, 'old@contoso.com'), 'alex_b@contoso.com');
  });

  it('is the known one if only a record of another tenant came', async () => {
    assert.equal(isHomeRecord(guest), false);
    assert.equal(await nameOf(guest, 'known@contoso.com'), 'known@contoso.com');
  });

  it('is the one that the broker lists if it is not known', async () => {
    const other = buildBrokerAccount({ localAccountId: 'o7', username: 'megan@contoso.com' });
    const name = await nameOf(guest, undefined, {
      accounts: () => Promise.resolve([other, guest, { ...home, username: 'new@contoso.com' }]),
    });
    assert.equal(name, 'new@contoso.com');
  });

  it('is read from the name of the guest if the broker does not list it', async () => {
    const unlisted = { accounts: () => Promise.resolve([guest]) };
    const failing = { accounts: () => Promise.reject(new BrokerError({ kind: 'timeout' })) };
    assert.equal(await nameOf(guest, undefined, unlisted), 'alex_b@contoso.com');
    assert.equal(await nameOf(guest, undefined, failing), 'alex_b@contoso.com');
  });

  it('is what the record says if that has no mark of a guest', async () => {
    const unlisted = { accounts: () => Promise.resolve([]) };
    for (const username of ['alex_b@contoso.com', '_b@contoso.com', 'alex#EXT#@fabrikam.com']) {
      assert.equal(await nameOf({ ...guest, username }, undefined, unlisted), username);
    }
  });
});
