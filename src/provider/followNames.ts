import type { Broker } from '../broker/broker.ts';
import { isSameName } from './accountLabel.ts';
import type { AccountStore } from './accountStore.ts';
import { isHomeRecord } from './homeName.ts';

/**
 * The broker's silent requests, whose answers tell when an account was renamed: the store takes
 * over the name that the home tenant has for it.
 */
export function followNames(
  broker: Pick<Broker, 'acquireSilently'>,
  store: Pick<AccountStore, 'find' | 'renamed'>,
): Pick<Broker, 'acquireSilently'> {
  return {
    acquireSilently: async (request, signal) => {
      const token = await broker.acquireSilently(request, signal);
      const { homeAccountId, username } = token.account;
      const known = store.find(homeAccountId);
      if (known && isHomeRecord(token.account) && !isSameName(known.username, username)) {
        // Not waited for: the token is good under either name.
        void store.renamed(homeAccountId, username).catch(() => undefined);
      }
      return token;
    },
  };
}
