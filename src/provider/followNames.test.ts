import assert from 'node:assert/strict';
import { neverAborted } from '../broker/waiting.ts';
import { buildBrokerAccount, buildStoredAccount } from '../test/builders/accounts.ts';
import { buildSilentRequest } from '../test/builders/requests.ts';
import { buildBearerToken } from '../test/builders/tokens.ts';
import { fakeBroker } from '../test/fakes/broker.ts';
import { followNames } from './followNames.ts';

describe('followNames', () => {
  const known = buildStoredAccount({ username: 'alex@contoso.example' });

  async function renamedTo(
    changes: Parameters<typeof buildBrokerAccount>[0],
    stored = [known],
  ): Promise<string[]> {
    const names: string[] = [];
    const token = buildBearerToken({ account: buildBrokerAccount(changes) });
    const broker = followNames(fakeBroker({ acquireSilently: () => Promise.resolve(token) }), {
      find: (id) => stored.find((account) => account.id === id),
      renamed: (_, username) => {
        names.push(username);
        return Promise.reject(new Error('The keyring is locked.'));
      },
    });
    assert.equal(await broker.acquireSilently(buildSilentRequest(), neverAborted), token);
    return names;
  }

  it('takes over the name of the home tenant', async () => {
    const username = 'alexandra@contoso.example';
    assert.deepEqual(await renamedTo({ username }), [username]);
  });

  it('leaves a name that only has another case, or is that of a guest', async () => {
    assert.deepEqual(await renamedTo({ username: 'Alex@Contoso.example' }), []);
    const guest = { homeAccountId: known.id, tenantId: 't2', username: 'alex#EXT#@fabrikam' };
    assert.deepEqual(await renamedTo(guest), []);
  });

  it('names nobody who is not signed in here', async () => {
    assert.deepEqual(await renamedTo({ username: 'alexandra@contoso.example' }, []), []);
  });
});
