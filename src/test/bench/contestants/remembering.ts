/** Our broker behind the memory for bearer tokens, as a `getSession` finds it. */
import { BearerTokenCache } from '../../../provider/bearerTokenCache.ts';
import { buildStoredAccount } from '../../builders/accounts.ts';
import { brokerOf, contestantOf, silentRequest } from './ownBroker.ts';
import { serve } from './serve.ts';

const broker = brokerOf('process');
const account = buildStoredAccount({ id: silentRequest().accountId });
const tokens = new BearerTokenCache(broker);

serve({
  ...contestantOf(broker),
  bearer: async () => (await tokens.acquire(silentRequest(), account)).accessToken,
});
