import { BrokerError } from './brokerError.ts';
import type { BrokerLog } from './brokerLog.ts';
import type { DiagnosingBroker, RunNativeCall } from './msal/diagnosingBroker.ts';
import { redact } from './redact.ts';

/** Loads the bundle of MSAL and the native runtime, once it is needed. */
export class MsalBrokerLoader {
  private loading: Promise<DiagnosingBroker> | undefined;
  private readonly log: BrokerLog;
  private readonly verbose: () => boolean;
  private readonly runNativeCall: RunNativeCall | undefined;

  /** @param verbose asked when the bundle is loaded */
  constructor(log: BrokerLog, verbose: () => boolean, runNativeCall?: RunNativeCall) {
    this.log = log;
    this.verbose = verbose;
    this.runNativeCall = runNativeCall;
  }

  /**
   * The broker in the bundle. What could not be loaded is tried anew by the next call.
   * @throws `BrokerError` of the kind `unavailable`
   */
  load(): Promise<DiagnosingBroker> {
    this.loading ??= import('./msalBroker.ts')
      .then(({ createMsalBroker }) =>
        createMsalBroker(this.log, this.verbose(), this.runNativeCall),
      )
      .catch((error: unknown) => {
        this.loading = undefined;
        this.log('error', redact(String(error)));
        throw new BrokerError({ kind: 'unavailable', cause: 'runtimeNotLoaded' });
      });
    return this.loading;
  }
}
