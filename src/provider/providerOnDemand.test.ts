import assert from 'node:assert/strict';
import { FakeSecrets } from '../test/fakes/secrets.ts';
import { AccountStore } from './accountStore.ts';
import { ProviderOnDemand } from './providerOnDemand.ts';
import type { TokenSessions } from './providerOnDemand.ts';

describe('the provider that VS Code talks to', () => {
  it('loads what has tokens once for requests at the same time', async () => {
    const store = new AccountStore(new FakeSecrets().asStorage);
    let loads = 0;
    const provider = new ProviderOnDemand(store, async () => {
      loads++;
      return Promise.resolve({
        getSessions: async () => Promise.resolve([]),
      } as unknown as TokenSessions);
    });
    const ask = async () => provider.getSessions(['api://orders/Read'], {});
    assert.deepEqual(await Promise.all([ask(), ask()]), [[], []]);
    assert.equal(loads, 1);
    provider.dispose();
    store.dispose();
  });
});
