import assert from 'node:assert/strict';
import { KeptAccounts } from './keptAccounts.ts';

describe('KeptAccounts', () => {
  let read: string[];
  let fails: boolean;
  let accounts: KeptAccounts<string>;

  beforeEach(() => {
    read = [];
    fails = false;
    accounts = new KeptAccounts((id, correlationId) => {
      read.push(id);
      return fails
        ? Promise.reject(new Error('not found'))
        : Promise.resolve(`${id} ${correlationId}`);
    });
  });

  it('reads each account once, also for calls at the same time', async () => {
    const all = await Promise.all(['1', '2'].map(async (call) => accounts.get('alex', call)));
    assert.deepEqual(all, ['alex 1', 'alex 1']);
    assert.equal(await accounts.get('megan', '3'), 'megan 3');
    assert.equal(await accounts.get('alex', '4'), 'alex 1');
    assert.deepEqual(read, ['alex', 'megan']);
  });

  it('reads all again when they are to be forgotten', async () => {
    await accounts.get('alex', '1');
    accounts.forget();
    assert.equal(await accounts.get('alex', '2'), 'alex 2');
  });

  it('keeps no failure', async () => {
    fails = true;
    await assert.rejects(accounts.get('alex', '1'), /not found/);
    fails = false;
    assert.equal(await accounts.get('alex', '2'), 'alex 2');
  });

  it('keeps nothing that was being read when it was to be forgotten', async () => {
    const before = accounts.get('alex', '1');
    accounts.forget();
    await before;
    assert.equal(await accounts.get('alex', '2'), 'alex 2');
  });
});
