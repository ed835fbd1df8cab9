/** Our broker, whose process was started ahead of need. */
import { brokerOf, contestantOf } from './ownBroker.ts';
import { serve } from './serve.ts';

const broker = brokerOf('process');
broker.prepare();
serve(contestantOf(broker));
