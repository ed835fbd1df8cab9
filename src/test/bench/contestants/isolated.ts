/** Our broker, with the runtime in processes of its own: the default of the extension. */
import { brokerOf, contestantOf } from './ownBroker.ts';
import { serve } from './serve.ts';

serve(contestantOf(brokerOf('process')));
