/** Our broker, with the runtime in this process. */
import { brokerOf, contestantOf } from './ownBroker.ts';
import { serve } from './serve.ts';

serve(contestantOf(brokerOf('none')));
