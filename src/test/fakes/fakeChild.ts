import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { createMessageConnection, ResponseError } from 'vscode-jsonrpc/node';
import type { MessageConnection } from 'vscode-jsonrpc/node';
import type { BrokerErrorDetails } from '../../broker/brokerErrorDetails.ts';
import { LineReader, LineWriter } from '../../broker/isolation/channel.ts';
import type { SpawnedChild } from '../../broker/isolation/host/spawnChild.ts';
import { brokerFailure, readyNotification } from '../../broker/isolation/protocol.ts';
import { neverAborted } from '../../broker/waiting.ts';
import { Arrivals } from '../broker/arrivals.ts';

/** A request that a fake broker process received, and that the test answers. */
export interface FakeRequest {
  readonly method: string;
  readonly params: unknown;
  /** Whether who asked has taken the request back. */
  readonly isCancelled: () => boolean;
  readonly answer: (result: unknown) => void;
  readonly fail: (details: BrokerErrorDetails) => void;
}

/** A broker process in memory, which does nothing that the test doesn't tell it to do. */
export class FakeChild {
  readonly spawned: SpawnedChild;
  readonly connection: MessageConnection;
  /** Raw access to what the host reads. */
  readonly output = new PassThrough();
  readonly errors = new PassThrough();
  readonly kills: string[] = [];
  readonly verbose: boolean;
  isAskedToEnd = false;
  private readonly input = new PassThrough();
  private readonly process = Object.assign(new EventEmitter(), {
    pid: 4711,
    exitCode: null as number | null,
    signalCode: null as NodeJS.Signals | null,
    kill: (signal: string) => this.kills.push(signal),
  });
  private readonly requests = new Arrivals<FakeRequest>();

  constructor(verbose = false) {
    this.verbose = verbose;
    const { process, input, output, errors } = this;
    this.spawned = { process, input, output, errors } as unknown as SpawnedChild;
    this.connection = createMessageConnection(new LineReader(input), new LineWriter(output));
    this.connection.onRequest((method, params, token) => {
      const { promise, resolve } = Promise.withResolvers<unknown>();
      this.requests.add({
        method,
        params,
        isCancelled: () => token.isCancellationRequested,
        answer: resolve,
        fail: (details) => {
          resolve(new ResponseError(brokerFailure, details.kind, details));
        },
      });
      return promise;
    });
    this.connection.listen();
    input.once('end', () => {
      this.isAskedToEnd = true;
    });
  }

  /** The next request that no earlier call returned, when it is there. */
  nextRequest(): Promise<FakeRequest> {
    return this.requests.next(() => true, neverAborted);
  }

  /** The native runtime is loaded. */
  async ready(): Promise<void> {
    await this.connection.sendNotification(readyNotification);
    await settled();
  }

  /** Is gone, with its last messages still to be read. */
  leave(code: number | null = 0, signal: NodeJS.Signals | null = null): void {
    Object.assign(this.process, { exitCode: code, signalCode: signal });
    this.process.emit('exit', code, signal);
  }

  /** Ends, on its own account unless a signal is given. */
  async exit(code: number | null = 0, signal: NodeJS.Signals | null = null): Promise<void> {
    this.leave(code, signal);
    this.process.emit('close', code, signal);
    await settled();
  }

  /** As Node reports a program that isn't there. */
  failToStart(): void {
    this.process.emit('error', new Error('ENOENT'));
  }
}

/** Starts fake broker processes. */
export class FakeChildren {
  readonly started: FakeChild[] = [];
  private readonly unseen = new Arrivals<FakeChild>();

  readonly spawn = (_path: string, verbose: boolean): SpawnedChild => {
    const child = new FakeChild(verbose);
    this.started.push(child);
    this.unseen.add(child);
    return child.spawned;
  };

  /** The next process that no earlier call returned, when it was started. */
  next(): Promise<FakeChild> {
    return this.unseen.next(() => true, neverAborted);
  }
}

/** Lets everything happen that is under way in memory; timers are not. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}
