import type { BrokerLog } from '../brokerLog.ts';
import { FaultFinder } from './faultFinder.ts';
import type { RunNativeCall } from './faultFinder.ts';
import { MsalBroker } from './msalBroker.ts';
import { msalLogOptions } from './msalLog.ts';

/**
 * The broker that runs in this process. To import this module loads MSAL and the native
 * runtime; it is a bundle of its own, with the native files beside it.
 * @param verbose whether to log everything that the runtime says about a call
 */
export function createMsalBroker(
  log: BrokerLog,
  verbose: boolean,
  runNativeCall: RunNativeCall = (call) => call(),
): FaultFinder {
  const broker = new MsalBroker(msalLogOptions(log, verbose));
  return new FaultFinder(broker, __dirname, runNativeCall);
}
