import { BrokerError } from '../brokerError.ts';
import type { BrokerLog } from '../brokerLog.ts';
import type { ChildStatus } from '../diagnosableBroker.ts';
import { BrokerChild } from './brokerChild.ts';
import { CrashBackoff } from './crashBackoff.ts';
import type { Limits } from './limits.ts';

export interface ProcessOptions {
  /** Path of the bundle of `brokerProcess.ts`. */
  readonly processPath: string;
  readonly log: BrokerLog;
  /** Whether everything that the runtime logs is wanted; asked whenever that can be changed. */
  readonly verbose?: () => boolean;
}

type Purpose = ChildStatus['purpose'];

/** Starts broker processes and knows all that are alive. */
export class BrokerProcesses {
  private readonly alive = new Set<BrokerChild>();
  /** What keeps prompts from working says nothing about silent calls, and the other way round. */
  private readonly backoffs: ReadonlyMap<Purpose, CrashBackoff>;
  private readonly options: ProcessOptions;
  private readonly limits: Limits;
  private disposed = false;

  constructor(options: ProcessOptions, limits: Limits) {
    this.options = options;
    this.limits = limits;
    this.backoffs = new Map([
      ['silent', new CrashBackoff(limits)],
      ['prompt', new CrashBackoff(limits)],
    ]);
  }

  get isVerbose(): boolean {
    return this.options.verbose?.() ?? false;
  }

  get statuses(): readonly ChildStatus[] {
    return [...this.alive].map(({ status }) => status);
  }

  /**
   * Starts a process; one that looks for faults even in trouble.
   * @throws `BrokerError` of the kind `unavailable` after too many crashes, or where too many
   * processes that were given up are still alive; of those for the same purpose
   */
  start(purpose: Purpose): BrokerChild {
    if (this.disposed) {
      throw new BrokerError({ kind: 'cancelled' });
    }
    if (purpose !== 'health') {
      this.refuseInTrouble(purpose);
    }
    const { log } = this.options;
    const child = new BrokerChild({
      purpose,
      processPath: this.options.processPath,
      verbose: this.isVerbose,
      log,
      retiredLimit: this.limits.retired,
      onEnd: (ended, crashed) => {
        this.alive.delete(ended);
        if (crashed) {
          this.backoffs.get(purpose)?.crashed();
          log('warn', `A broker process (${purpose}) ended unexpectedly.`);
        }
      },
    });
    this.alive.add(child);
    log('debug', `Started broker process ${child.status.pid ?? 0} (${purpose}).`);
    return child;
  }

  /** A process has answered, so it is not a crash loop. */
  answered(purpose: Purpose): void {
    this.backoffs.get(purpose)?.answered();
  }

  private refuseInTrouble(purpose: Purpose): void {
    if (this.backoffs.get(purpose)?.isQuiet) {
      throw new BrokerError({ kind: 'unavailable', cause: 'crashLoop' });
    }
    const retired = this.statuses.filter(
      (status) => status.purpose === purpose && status.state === 'retired',
    );
    if (retired.length >= this.limits.retiredProcesses) {
      throw new BrokerError({ kind: 'unavailable', cause: 'processesStuck' });
    }
  }

  dispose(): void {
    this.disposed = true;
    for (const child of this.alive) {
      child.dispose();
    }
  }
}
