/** Our broker behind the memory for bearer tokens, as a `getSession` finds it. */
import { BearerTokens } from '../../../provider/bearerTokens.ts';
import { brokerOf, contestantOf, silentRequest } from './ownBroker.ts';
import { serve } from './serve.ts';

const broker = brokerOf('process');
const tokens = new BearerTokens(broker);

serve({
  ...contestantOf(broker),
  bearer: async () => (await tokens.acquire(silentRequest())).accessToken,
});
