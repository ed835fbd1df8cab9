import { createMessageConnection } from 'vscode-jsonrpc/node';
import type { MessageConnection } from 'vscode-jsonrpc/node';
import { BrokerError } from '../../brokerError.ts';
import type { BrokerErrorKind } from '../../brokerErrorDetails.ts';
import type { BrokerLog } from '../../brokerLog.ts';
import type { ChildStatus } from '../../diagnosableBroker.ts';
import { waitOrLeave } from '../../waiting.ts';
import type { Patience } from '../../waiting.ts';
import { LineReader, LineWriter } from '../channel.ts';
import { fromResponseError } from '../failure.ts';
import {
  forgetNotification,
  logNotification,
  memoryNotification,
  prepareNotification,
  readyNotification,
} from '../protocol.ts';
import type { Call } from './call.ts';
import { ChildLog } from './childLog.ts';
import type { SpawnedChild } from './spawnChild.ts';

/**
 * How long the last messages of a process may take after its end, in milliseconds: until its
 * streams close, and until what they carried has been read.
 */
const lastMessages = { sent: 500, read: 50 };

/** What a process is for, and who hears from it. */
export interface ChildProcessOptions {
  readonly purpose: ChildStatus['purpose'];
  readonly log: BrokerLog;
  /** Whether it was started to send everything that the runtime logs. */
  readonly verbose: boolean;
  /** How long a retired process may live on, in milliseconds. */
  readonly retiredLimit: number;
  /** The native runtime is loaded, or a call was answered, whether somebody waits for it or not. */
  readonly onSignOfLife: () => void;
  /** The process has ended; `crashed` if nobody wanted it to. */
  readonly onEnd: (child: ChildProcess, crashed: boolean) => void;
}

/**
 * The fate of those who wait for an answer when a process is retired: they get it, or they
 * go to another process if their call is repeatable, or their calls are cancelled.
 */
export type Waiting = 'stay' | 'move' | 'cancel';

/**
 * A process that has the native runtime loaded, as the extension host sees it. It is never
 * killed while a native call may run, since that can leave a semaphore locked for every later
 * process of the user: it is retired, and ends by itself when its calls have.
 *
 *     running ── retire() ──> retired ── its calls end, or the hard limit ──> ended
 *        └──────── it crashes, can't be started, or sends garbage ──────────────┘
 */
export class ChildProcess {
  private readonly options: ChildProcessOptions;
  private readonly spawned: SpawnedChild;
  private readonly connection: MessageConnection;
  private readonly moved = new AbortController();
  private readonly unanswered = new Set<(error: BrokerError) => void>();
  private state: 'running' | 'retired' | 'ended' = 'running';
  private calls = 0;
  private callers = 0;
  private memory: number | undefined;
  private hardLimit: NodeJS.Timeout | undefined;

  constructor(spawned: SpawnedChild, options: ChildProcessOptions) {
    this.options = options;
    this.spawned = spawned;
    this.connection = createMessageConnection(
      new LineReader(spawned.output),
      new LineWriter(spawned.input),
    );
    this.listen();
  }

  /** Whether it sends everything that the runtime logs. */
  get isVerbose(): boolean {
    return this.options.verbose;
  }

  /** Whether new calls may be given to it. */
  get isUsable(): boolean {
    return this.state === 'running';
  }

  /** Whether the process is gone; its last messages may still be on their way then. */
  get hasExited(): boolean {
    const { exitCode, signalCode } = this.spawned.process;
    return (exitCode ?? signalCode ?? undefined) !== undefined;
  }

  /** What the report says of this process: its purpose, and the load on it. */
  get status(): ChildStatus {
    return {
      purpose: this.options.purpose,
      state: this.state === 'running' ? 'running' : 'retired',
      pid: this.spawned.process.pid,
      calls: this.calls,
      callsInFlight: this.unanswered.size,
      memory: this.memory,
    };
  }

  /**
   * Makes a call and waits for its answer; a caller that stops waiting leaves it running.
   * @param onLeft takes the answer, still to come, if the caller stops waiting
   * @throws {BrokerError} if the call fails, is cancelled or takes too long
   * @throws {GivenUp} if those who wait are to go to another process, and the call is repeatable
   */
  async request(
    call: Call,
    patience: Omit<Patience, 'givenUp'>,
    onLeft?: (answer: Promise<unknown>) => void,
  ): Promise<unknown> {
    this.callers++;
    try {
      const givenUp = call.repeatable && { givenUp: this.moved.signal };
      return await waitOrLeave(this.send(call), { ...patience, ...givenUp }, onLeft);
    } finally {
      this.callers--;
      this.disconnectIfUnused();
    }
  }

  /** Makes it load the native runtime, before a call needs it. */
  prepare(): void {
    void this.connection.sendNotification(prepareNotification);
  }

  /** Tells it that somebody was signed in or out, before any call that is made from now on. */
  forgetAccounts(): void {
    void this.connection.sendNotification(forgetNotification);
  }

  /**
   * Gives it no more calls. It ends as soon as those that were made have been answered, or at
   * the hard limit.
   */
  retire(waiting: Waiting = 'stay'): void {
    if (waiting === 'move') {
      this.moved.abort();
    }
    if (waiting === 'cancel') {
      this.failUnanswered('cancelled');
    }
    if (this.state === 'running') {
      this.state = 'retired';
      const { process } = this.spawned;
      this.hardLimit = setTimeout(() => process.kill('SIGKILL'), this.options.retiredLimit);
      this.disconnectIfUnused();
    }
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
          this.options.onSignOfLife();
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

  /** The process takes the end of its input for the wish to end. */
  private disconnectIfUnused(): void {
    if (this.state === 'retired' && this.callers === 0) {
      this.spawned.input.end();
    }
  }

  private end(reason: string, orderly: boolean): void {
    if (this.state !== 'ended') {
      const crashed = this.state === 'running' && !orderly;
      this.state = 'ended';
      clearTimeout(this.hardLimit);
      this.options.log('debug', `Broker process ${this.status.pid ?? 0} ended: ${reason}`);
      this.failUnanswered('crashed');
      this.connection.dispose();
      this.options.onEnd(this, crashed);
    }
  }

  private listen(): void {
    const { process, errors } = this.spawned;
    process.once('exit', (code, signal) => {
      const end = () => {
        const orderly = code === 0 && this.unanswered.size === 0;
        this.end(signal ?? `exit code ${code ?? 0}`, orderly);
      };
      setTimeout(end, lastMessages.sent).unref();
      process.once('close', () => {
        if (this.unanswered.size === 0) {
          end();
        } else {
          setTimeout(end, lastMessages.read).unref();
        }
      });
    });
    process.once('error', () => {
      this.end('it could not be started', false);
    });

    const childLog = new ChildLog(this.options.log);
    childLog.addLinesOf(errors);
    this.connection.onNotification(logNotification, (line: unknown) => {
      const { level, message } = (line ?? {}) as Record<string, unknown>;
      childLog.add(level, message);
    });
    this.connection.onNotification(memoryNotification, (memory) => {
      this.memory = Number.isSafeInteger(memory) ? memory : undefined;
    });
    this.connection.onNotification(readyNotification, this.options.onSignOfLife);
    this.connection.onError(() => {
      // It sends what no process of ours sends, so nothing is known of its calls either.
      process.kill('SIGKILL');
    });
    this.connection.listen();
  }
}
