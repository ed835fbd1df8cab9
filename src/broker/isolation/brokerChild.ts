import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import {
  createMessageConnection,
  IPCMessageReader,
  IPCMessageWriter,
  type MessageConnection,
} from 'vscode-jsonrpc/node';
import { BrokerError, type BrokerErrorKind } from '../brokerError.ts';
import { logLevels, type BrokerLog } from '../brokerLog.ts';
import type { ChildStatus } from '../diagnosableBroker.ts';
import { redact } from '../redact.ts';
import type { Call } from './call.ts';
import { fromResponseError } from './failure.ts';
import { logNotification, memoryNotification } from './protocol.ts';
import { startProcess } from './startProcess.ts';
import { waitFor, type Patience } from './waiting.ts';

export interface BrokerChildOptions {
  readonly purpose: ChildStatus['purpose'];
  /** Path of the program that the process runs. */
  readonly processPath: string;
  readonly log: BrokerLog;
  readonly verbose: boolean;
  /** How long a retired process may live on, in milliseconds. */
  readonly retiredLimit: number;
  /** The process has ended; `crashed` where nobody wanted it to. */
  readonly onEnd: (child: BrokerChild, crashed: boolean) => void;
}

/**
 * A process that has the native runtime loaded, as the extension host sees it. It is never
 * killed while a native call may run, since that can leave a semaphore locked for every later
 * process of the person: it is retired, and ends by itself when its calls have.
 */
export class BrokerChild {
  private readonly options: BrokerChildOptions;
  private readonly process: ChildProcess;
  private readonly connection: MessageConnection;
  private readonly givenUp = new AbortController();
  private readonly unanswered = new Set<(error: BrokerError) => void>();
  private calls = 0;
  private callers = 0;
  private memory: number | undefined;
  private retired = false;
  private over = false;

  constructor(options: BrokerChildOptions) {
    this.options = options;
    this.process = startProcess(options.processPath, options.verbose);
    this.connection = createMessageConnection(
      new IPCMessageReader(this.process),
      new IPCMessageWriter(this.process),
    );
    this.process.once('exit', (code, signal) => {
      const orderly = code === 0 && this.unanswered.size === 0;
      this.end(signal ?? `exit code ${code ?? 0}`, orderly);
    });
    this.process.once('error', () => {
      this.end('it could not be started');
    });
    this.listen();
  }

  /** Whether it sends everything that the runtime logs. */
  get isVerbose(): boolean {
    return this.options.verbose;
  }

  /** Whether new calls may be given to it. */
  get isUsable(): boolean {
    return !this.over && !this.retired;
  }

  get status(): ChildStatus {
    return {
      purpose: this.options.purpose,
      state: this.retired ? 'retired' : 'running',
      pid: this.process.pid,
      calls: this.calls,
      callsInFlight: this.unanswered.size,
      memory: this.memory,
    };
  }

  /**
   * Makes a call and waits for its answer; a caller that stops waiting leaves it running.
   * @throws `BrokerError`; `GivenUp` if the process is retired and the call is repeatable
   */
  async request(call: Call, patience: Omit<Patience, 'givenUp'>): Promise<unknown> {
    this.callers++;
    try {
      return await waitFor(this.send(call), {
        ...patience,
        ...(call.repeatable && { givenUp: this.givenUp.signal }),
      });
    } finally {
      this.callers--;
      this.letGoWhenUnused();
    }
  }

  /**
   * Gives it no more calls. It ends as soon as those that were made have been answered, or at
   * the hard limit.
   */
  retire(): void {
    if (this.isUsable) {
      this.retired = true;
      const hardLimit = setTimeout(() => this.process.kill('SIGKILL'), this.options.retiredLimit);
      this.process.once('exit', () => {
        clearTimeout(hardLimit);
      });
      this.letGoWhenUnused();
    }
  }

  /** Retires it, and sends those callers elsewhere whose call is repeatable. */
  giveUp(): void {
    this.givenUp.abort();
    this.retire();
  }

  /** Retires it without regard to who waits for an answer. */
  dispose(): void {
    this.failUnanswered('cancelled');
    this.retire();
    this.letGo();
  }

  private send(call: Call): Promise<unknown> {
    this.calls++;
    return new Promise((resolve, reject) => {
      // Not by `Promise.race`, which would keep every answer until the process ends.
      this.unanswered.add(reject);
      this.answerTo(call)
        .then(resolve, reject)
        .finally(() => {
          this.unanswered.delete(reject);
        });
    });
  }

  private async answerTo(call: Call): Promise<unknown> {
    try {
      return await call.send(this.connection);
    } catch (error) {
      throw fromResponseError(error);
    }
  }

  private failUnanswered(kind: BrokerErrorKind): void {
    for (const reject of this.unanswered) {
      reject(new BrokerError({ kind }));
    }
  }

  private end(reason: string, orderly = false): void {
    if (!this.over) {
      this.over = true;
      this.options.log('debug', `Broker process ${this.process.pid ?? 0} ended: ${reason}`);
      this.failUnanswered('crashed');
      this.connection.dispose();
      this.options.onEnd(this, !this.retired && !orderly);
    }
  }

  private letGoWhenUnused(): void {
    if (this.retired && this.callers === 0) {
      this.letGo();
    }
  }

  /** The process takes the end of the channel for the wish to end. */
  private letGo(): void {
    if (this.process.connected) {
      this.process.disconnect();
    }
  }

  private listen(): void {
    const { log } = this.options;
    this.connection.onNotification(logNotification, ({ level, message }) => {
      const known = logLevels.find((name) => name === level);
      if (known && typeof message === 'string') {
        log(known, message);
      }
    });
    this.connection.onNotification(memoryNotification, (memory) => {
      this.memory = Number.isSafeInteger(memory) ? memory : undefined;
    });
    this.connection.listen();
    if (this.process.stderr) {
      createInterface(this.process.stderr).on('line', (line) => {
        log('warn', redact(line));
      });
    }
  }
}
