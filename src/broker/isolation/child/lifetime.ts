import type { Readable } from 'node:stream';

/** Signals that would end the process in the middle of a call. */
const politeSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** As much of `process` as a lifetime needs. */
export interface OwnProcess {
  readonly pid: number;
  on(signal: NodeJS.Signals, listener: () => void): unknown;
  kill(pid: number, signal: NodeJS.Signals): unknown;
  exit(): unknown;
}

/**
 * When a broker process ends: as soon as nobody needs it and no call is running. To end with
 * a native call running crashes the process, and can leave a semaphore locked for every later
 * process of the user. Nothing else ends it: the native runtime keeps Node's loop alive.
 */
export class Lifetime {
  private running = 0;
  private ending = false;
  private readonly process: OwnProcess;
  private readonly hardLimit: number;

  /**
   * @param input ends when nobody needs the process any more, or when who started it is gone
   * @param hardLimit how long a call may keep it alive then, in milliseconds
   */
  constructor(input: Readable, hardLimit: number, ownProcess: OwnProcess = process) {
    this.process = ownProcess;
    this.hardLimit = hardLimit;
    const end = () => {
      this.end();
    };
    input.once('end', end).once('close', end);
    for (const signal of politeSignals) {
      ownProcess.on(signal, end);
    }
  }

  /** Keeps the process alive for the time of the work. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.running++;
    try {
      return await work();
    } finally {
      this.running--;
      this.endWhenDone();
    }
  }

  private end(): void {
    if (!this.ending) {
      this.ending = true;
      setTimeout(() => this.process.kill(this.process.pid, 'SIGKILL'), this.hardLimit);
      this.endWhenDone();
    }
  }

  /** An answer still has to be told, which is work of its own that starts only now. */
  private endWhenDone(): void {
    if (this.ending) {
      setImmediate(() => {
        if (this.running === 0) {
          this.process.exit();
        }
      });
    }
  }
}
