/** What the others are measured against: MSAL in this process, loaded by the first call. */
import { onDemand } from '../../../provider/onDemand.ts';
import { serve } from './serve.ts';

const load = onDemand(async () => (await import('./byHand.ts')).byHand);

serve({
  pop: async () => (await load()).pop(),
  bearer: async () => (await load()).bearer(),
  prompt: async () => (await load()).prompt(),
  memoryOfOthers: () => 0,
});
