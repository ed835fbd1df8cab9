import { BrokerError } from '../../brokerError.ts';
import type { BrokerLog } from '../../brokerLog.ts';
import type { ChildStatus } from '../../diagnosableBroker.ts';
import { ChildProcess } from './childProcess.ts';
import { CrashBackoff } from './crashBackoff.ts';
import type { Limits } from '../../limits.ts';
import { spawnChild } from './spawnChild.ts';

/** The program of a broker process, and where its log goes. */
export interface ProcessOptions {
  /** Path of the bundle of `child/main.ts`. */
  readonly processPath: string;
  readonly log: BrokerLog;
  /** Whether everything that the runtime logs is wanted; asked whenever that can be changed. */
  readonly verbose?: () => boolean;
}

type Purpose = ChildStatus['purpose'];

/** Starts broker processes and knows all that are alive. */
export class ChildProcesses {
  private readonly alive = new Set<ChildProcess>();
  /** One for each purpose: prompts that don't work say nothing about silent calls. */
  private readonly backoffs: ReadonlyMap<Purpose, CrashBackoff>;
  private readonly options: ProcessOptions;
  private readonly limits: Limits;
  private readonly spawn: typeof spawnChild;
  private disposed = false;

  constructor(options: ProcessOptions, limits: Limits, spawn = spawnChild) {
    this.options = options;
    this.limits = limits;
    this.spawn = spawn;
    this.backoffs = new Map([
      ['silent', new CrashBackoff(limits)],
      ['prompt', new CrashBackoff(limits)],
    ]);
  }

  /** Whether a process that is started now is to send everything that the runtime logs. */
  get isVerbose(): boolean {
    return this.options.verbose?.() ?? false;
  }

  /** Those of all processes that haven't ended, for the report. */
  get statuses(): readonly ChildStatus[] {
    return [...this.alive].filter(({ hasExited }) => !hasExited).map(({ status }) => status);
  }

  /**
   * Starts a process; one that looks for faults even in trouble.
   * @param onSignOfLife called when its native runtime is loaded, and for each answer
   * @throws {BrokerError} of the kind `unavailable` after too many crashes, or if too many
   * retired processes still have calls that never ended; of those for the same purpose
   */
  start(purpose: Purpose, onSignOfLife: () => void = () => undefined): ChildProcess {
    if (this.disposed) {
      throw new BrokerError({ kind: 'cancelled' });
    }
    if (purpose !== 'health') {
      this.refuseInTrouble(purpose);
    }
    const { processPath, log } = this.options;
    const verbose = this.isVerbose;
    const child = new ChildProcess(this.spawn(processPath, verbose), {
      purpose,
      verbose,
      log,
      retiredLimit: this.limits.retired,
      onSignOfLife,
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

  dispose(): void {
    this.disposed = true;
    for (const child of this.alive) {
      child.retire('cancel');
    }
  }

  private refuseInTrouble(purpose: Purpose): void {
    if (this.backoffs.get(purpose)?.isQuiet) {
      throw new BrokerError({ kind: 'unavailable', cause: 'crashLoop' });
    }
    const stuck = this.statuses.filter(
      (status) =>
        status.purpose === purpose && status.state === 'retired' && status.callsInFlight > 0,
    );
    if (stuck.length >= this.limits.retiredProcesses) {
      throw new BrokerError({ kind: 'unavailable', cause: 'processesStuck' });
    }
  }
}
