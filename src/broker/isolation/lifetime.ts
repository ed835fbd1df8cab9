import { defaultLimits } from './limits.ts';

/** Signals that would end the process in the middle of a call. */
const politeSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * When a broker process ends: as soon as nobody needs it and no call is running. To end with
 * a native call running crashes the process, and can leave a semaphore locked for every later
 * process of the person. Nothing else ends it: the native runtime keeps Node's loop alive.
 */
export class Lifetime {
  private running = 0;
  private ending = false;

  constructor() {
    process.once('disconnect', () => {
      this.end();
    });
    for (const signal of politeSignals) {
      process.on(signal, () => {
        this.end();
      });
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
      setTimeout(() => process.kill(process.pid, 'SIGKILL'), defaultLimits.retired);
      this.endWhenDone();
    }
  }

  /** What has been done may still have to be told, which is work of its own. */
  private endWhenDone(): void {
    if (this.ending) {
      setImmediate(() => {
        if (this.running === 0) {
          process.exit();
        }
      });
    }
  }
}
