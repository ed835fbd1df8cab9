import { BrokerError } from './brokerError.ts';
import type { BrokerLog } from './brokerLog.ts';
import type { FaultFinder, RunNativeCall } from './msal/faultFinder.ts';
import { redact } from './redact.ts';

/** Loads the bundle of MSAL and the native runtime, when it is needed. */
export class MsalBrokerLoader {
  private loading: Promise<FaultFinder> | undefined;
  private readonly log: BrokerLog;
  private readonly verbose: () => boolean;
  private readonly runNativeCall: RunNativeCall | undefined;

  /** @param verbose asked when the bundle is loaded */
  constructor(log: BrokerLog, verbose: () => boolean, runNativeCall?: RunNativeCall) {
    this.log = log;
    this.verbose = verbose;
    this.runNativeCall = runNativeCall;
  }

  /** Passes on that somebody was signed in or out, if there is something loaded to know of it. */
  forgetAccounts(): void {
    void this.loading?.then(
      (broker) => {
        broker.forgetAccounts();
      },
      () => undefined,
    );
  }

  /**
   * The broker in the bundle. If it could not be loaded, the next call tries again.
   * @throws {BrokerError} of the kind `unavailable`
   */
  load(): Promise<FaultFinder> {
    this.loading ??= import('./msal/createMsalBroker.ts')
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
